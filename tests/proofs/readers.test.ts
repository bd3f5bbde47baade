/** Libraries that keep the request at hand: what each entry of the catalog does, seen on the real thing. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { asyncLocalStorage, fastifyRequestContext, requestContext } from '@fastify/request-context';
import Fastify from 'fastify';
import { ClsServiceManager, type ClsService } from 'nestjs-cls';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import { readers } from '../../src/catalog/readers.js';
// Turns Node's hooks on before anything is measured.
import './harness.js';

declare module '@fastify/request-context' {
  interface RequestContextData { user: string }
}

type Data = Record<string, unknown>;
interface Context {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  getStore(): Data | undefined;
}

const cls: ClsService<Data> = ClsServiceManager.getClsService();
const storage = asyncLocalStorage as unknown as {
  run(store: Data, work: () => unknown): unknown; exit(work: () => unknown): unknown;
  enterWith(store: Data): void; disable(): void; getStore(): Data | undefined;
};
const context = requestContext as unknown as Context;

/** Runs in a store that knows alice, and in an async function of its own, so that nothing is left behind. */
const inCls = (work: () => unknown): unknown => cls.runWith({ user: 'alice' }, work);
const inRequest = (work: (store: Data) => unknown): unknown => {
  const store: Data = { user: 'alice' };
  return storage.run(store, () => work(store));
};

async function inFastify(work: (own: Context) => unknown, of: 'request' | 'server'): Promise<unknown> {
  const app = Fastify();
  await app.register(fastifyRequestContext, { defaultStoreValues: { user: 'alice' } });
  let seen: unknown;
  app.get('/', async (request) => {
    seen = work((of === 'request' ? request.requestContext : app.requestContext) as unknown as Context);
    return 'done';
  });
  expect((await app.inject('/')).body).toBe('done');
  await app.close();
  return seen;
}

/** Gives what must be seen when the entry tells the truth, and what is seen. */
type Proof = () => unknown;

const clsProofs: Readonly<Record<string, Proof>> = {
  enterWith: () => inCls(() => { cls.enterWith({ user: 'bob' }); return [cls.get('user'), 'bob']; }),
  enter: () => inCls(() => {
    const before = cls.get();
    cls.enter();
    const after = cls.get();
    cls.enter({ ifNested: 'override' });
    return [before === after, false, cls.get('user'), undefined];
  }),
  run: () => inCls(() => {
    const outer = cls.get();
    return [cls.run(() => cls.get() === outer), false, cls.get() === outer, true, cls.run({ ifNested: 'reuse' }, () => cls.get() === outer), true];
  }),
  runWith: () => inCls(() => [cls.runWith({ user: 'bob' }, () => cls.get('user')), 'bob', cls.get('user'), 'alice']),
  exit: () => inCls(() => [cls.exit(() => cls.isActive()), false, cls.get('user'), 'alice']),
  set: () => inCls(() => { cls.set('user', 'bob'); return [cls.get('user'), 'bob']; }),
  setIfUndefined: () => inCls(() => { cls.setIfUndefined('user', 'bob'); cls.setIfUndefined('other', 'carol'); return [cls.get('user'), 'alice', cls.get('other'), 'carol']; }),
  get: () => inCls(() => [cls.get('user'), 'alice']),
  has: () => inCls(() => [cls.has('user'), true, cls.has('other'), false]),
  getId: () => inCls(() => { cls.set('user', 'bob'); return [cls.getId(), undefined]; }),
  'proxy.get': () => inCls(() => { cls.proxy.set('user', 'bob'); return [cls.proxy.get('user'), 'bob', cls.get('user'), 'alice']; }),
  'proxy.set': () => inCls(() => { cls.proxy.set('user', 'bob'); return [cls.proxy.get('user'), 'bob', cls.get('user'), 'alice']; }),
  isActive: () => [cls.isActive(), false, inCls(() => cls.isActive()), true],
};

const requestProofs = (own: Context): Readonly<Record<string, Proof>> => ({
  get: () => [own.get('user'), 'alice'],
  getStore: () => [own.getStore()?.['user'], 'alice'],
  set: () => { own.set('user', 'bob'); return [own.get('user'), 'bob', context.get('user'), 'bob']; },
});

const storageProofs: Readonly<Record<string, Proof>> = {
  enterWith: () => inRequest(() => { storage.enterWith({ user: 'bob' }); return [context.get('user'), 'bob']; }),
  getStore: () => inRequest((store) => [storage.getStore(), store, context.getStore(), store]),
  run: () => inRequest(() => [storage.run({ user: 'bob' }, () => context.get('user')), 'bob', context.get('user'), 'alice']),
  disable: () => inRequest(() => {
    storage.disable();
    return [storage.getStore(), undefined];
  }),
  exit: () => inRequest(() => [storage.exit(() => context.get('user')), undefined, context.get('user'), 'alice']),
};

function proofOf({ module, path }: CatalogEntry): Proof | undefined {
  const member = path.split(/[.#]/).at(-1)!;
  if (module === 'nestjs-cls') return clsProofs[path.replace(/^.*(?=proxy\.)/, '')] ?? clsProofs[member];
  if (module === 'fastify') return () => inFastify((own) => requestProofs(own)[member]!(), path.startsWith('FastifyRequest') ? 'request' : 'server');
  if (path.startsWith('asyncLocalStorage.')) return storageProofs[member];
  return () => inRequest(() => requestProofs(context)[member]?.());
}

/** `withScope` comes with a later Node, and is proved beside the class. */
it('the storage is one of Node, whose other methods are proved there', () => {
  expect(asyncLocalStorage).toBeInstanceOf(AsyncLocalStorage);
});

const claimed = readers.filter((entry) => entry.source === 'tests/proofs/readers.test.ts' && (entry.role !== 'quiet' && entry.role !== 'store') && !entry.path.includes('withScope'));

describe.each(claimed.map((entry) => [`${entry.module}:${entry.path}`, entry] as const))('%s', (_, entry) => {
  it(entry.why, async () => {
    const seen = await proofOf(entry)?.() as unknown[];
    expect(seen.length).toBeGreaterThan(1);
    for (let i = 0; i < seen.length; i += 2) expect(seen[i]).toEqual(seen[i + 1]);
  });
});

it('all instances of the service share one store', () => {
  expect(ClsServiceManager.getClsService()).toBe(cls);
  expect(inCls(() => ClsServiceManager.getClsService().get('user'))).toBe('alice');
});

it('requestContext is not there outside of a request, and then holds nothing', () => {
  expect(context.get('user')).toBeUndefined();
  expect(context.getStore()).toBeUndefined();
});
