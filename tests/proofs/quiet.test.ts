/** The catalog's quiet calls: each is a name that Node has, and what keeps a function for later does not call it at once. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Console } from 'node:console';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { channel } from 'node:diagnostics_channel';
import { Writable } from 'node:stream';
import { callbackify, debuglog, deprecate, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../src/catalog/quiet.js';
import { javascript } from '../../src/javascript/language.js';

const require = createRequire(import.meta.url);

/** Names that only later versions of Node have, or only a process that was forked. */
const NOT_EVERYWHERE = new Set(['global Promise.withResolvers', 'global process.send', 'node:process send', 'global File**', 'node:module findPackageJSON', 'node:sqlite **', 'node:util styleText', 'global CustomEvent']);

/** What only a worker has, and what each instance has of its own: it cannot be seen from here. */
const UNSEEN = /^node:worker_threads parentPort\.|MessageChannel#port\d\.|ChildProcess#(?:send|disconnect|stdin\.\w+)$|^node:cluster worker\./;

/** The thing that a path leads to, as far as it can be followed without calling anything. */
function follow(module: string, path: string): unknown {
  let at: unknown = module === 'global' ? globalThis : require(module);
  const parts = path.replace(/[.#]?\*+$/, '').split(/(?=[.#(])/).filter((part) => part !== '');
  for (const part of parts) {
    if (part.startsWith('(')) return at;
    if (part.startsWith('#')) {
      const { prototype } = at as { prototype: object };
      if (!(part.slice(1) in prototype)) return undefined;
      return Object.getOwnPropertyDescriptor(prototype, part.slice(1)) ?? prototype;
    }
    const name = part.replace(/^\./, '');
    at = name === 'default' ? at : (at as Record<string, unknown>)[name];
    if (at === undefined || at === null) return undefined;
  }
  return at;
}

describe('quiet names', () => {
  it('are names that Node has', () => {
    const missing = quiet.map(({ module, path }) => `${module} ${path}`).filter((name) => {
      const [module, path] = name.split(' ') as [string, string];
      return !NOT_EVERYWHERE.has(name) && !UNSEEN.test(name) && follow(module, path) === undefined;
    });
    expect(missing).toEqual([]);
  });
});

describe('what is handed over is called later, if at all', () => {
  const store = new AsyncLocalStorage<string>();

  it.each<[string, (look: () => unknown) => unknown]>([
    ['a listener', (look) => new EventEmitter().on('event', look).once('event', look).prependListener('event', look).listenerCount('event')],
    ['a subscriber', (look) => { channel('test').subscribe(look); return channel('test').unsubscribe(look); }],
    ['a wrapped function', (look) => [promisify(look), callbackify(look as () => Promise<unknown>), deprecate(look, 'old'), debuglog('test')]],
    ['what a container keeps', (look) => [new Map([[look, look]]).get(look), new Set([look]).has(look), new WeakMap([[look, look]]).get(look), [...new Map([[1, look]]).values()]]],
    ['a property', (look) => [Object.assign({}, { look }), Object.freeze({ look }), Object.entries({ look }), Reflect.get({ look }, 'look'), structuredClone({ a: 1 })]],
    ['what a promise is made of', (look) => [Promise.resolve(look), Promise.all([look]), Promise.race([look]), Promise.allSettled([look])]],
    ['the handlers of a proxy', (look) => new Proxy({}, { get: look })],
    ['a timer that is taken back', (look) => { clearTimeout(setTimeout(look, 0)); clearImmediate(setImmediate(look)); return undefined; }],
    ['the listeners of a signal', (look) => { const { signal } = new AbortController(); signal.addEventListener('abort', look); return signal; }],
  ])('%s', (_name, run) => {
    const looks: (string | undefined)[] = [];
    store.run('here', () => run(() => looks.push(store.getStore())));
    expect(looks).toEqual([]);
  });
});

describe('calls that run nothing of what they are handed', () => {
  it.each([...javascript.builtIns.inert, 'Array.from', 'JSON.parse'])('%s', (name) => {
    let ran = false;
    const handed = Object.assign(() => { ran = true; }, { * [Symbol.iterator]() { ran = true; yield 1; } });
    const quietly = new Console(new Writable({ write: (_, __, done) => { done(); } }));
    const [method] = /(?<=^console\.)\w+$/.exec(name) ?? [];
    const call = (method === undefined ? follow('global', name) : quietly[method as 'log'].bind(quietly)) as (...args: unknown[]) => unknown;
    expect(call).toBeTypeOf('function');
    // Neither first nor behind a text, as a reviver is.
    if (name !== 'JSON.parse') call(handed);
    call('1', handed);
    expect(ran).toBe(!javascript.builtIns.inert.has(name));
  });
});
