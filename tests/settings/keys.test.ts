/** Each key of the settings, from what a user writes to what a rule says. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { readSettings, type Settings } from '../../src/settings.js';

const linter = new Linter();

/** What `no-lost-write` says, as `line messageId`. */
function lint(code: string, settings: Settings | undefined, strict = false): string[] {
  const config: Linter.Config = {
    plugins: { 'context-boundary': plugin }, rules: { 'context-boundary/no-lost-write': ['error', { checkConfined: strict }] }, ...(settings === undefined ? {} : { settings: { 'context-boundary': settings } }),
  };
  return linter.verify(code, [config], 'src/app.js').map(({ line, messageId, message }) => `${line} ${messageId ?? message}`);
}

/** An async helper that has awaited, and a caller that goes on. */
const afterAwait = (write: string, rest = '', imports = "import { tenant, enter, read, run, later } from './context.js';"): string => `${imports}
export async function helper(value) {
  await value;
  ${write}
  ${rest}
}`;

describe('stores', () => {
  it('a value of the project that has the methods of AsyncLocalStorage', () => {
    const code = afterAwait('tenant.enterWith(value);');
    expect(lint(code, undefined)).toEqual([]);
    expect(lint(code, { stores: ['tenant'] })).toEqual(['4 lost']);
    expect(lint(code, { stores: [{ from: 'file', name: 'tenant', path: 'src/context.ts' }] })).toEqual(['4 lost']);
    expect(lint(code, { stores: [{ from: 'file', name: 'tenant', path: 'src/other.ts' }] })).toEqual([]);
    expect(lint(code, { stores: [{ from: 'package', name: 'tenant', package: '@acme/context' }] })).toEqual([]);
  });

  it('a package, a global, several names', () => {
    expect(lint(afterAwait('tenant.enterWith(value);', '', "import { tenant } from '@acme/context';"), { stores: [{ from: 'package', name: ['user', 'tenant'], package: '@acme/context' }] })).toEqual(['4 lost']);
    expect(lint(afterAwait('requestStore.enterWith(value);', '', ''), { stores: [{ from: 'global', name: 'requestStore' }] })).toEqual(['4 lost']);
  });

  it('value: false is a class whose instances are stores', () => {
    const code = afterAwait('own.enterWith(value);', '', "import { Store } from './context.js'; export const own = new Store();");
    expect(lint(code, { stores: [{ from: 'file', name: 'Store', value: false }] })).toEqual(['4 lost']);
    expect(lint(code, { stores: ['Store'] })).toEqual([]);
  });

  it('identity says whether a read of it answers who is asking', () => {
    const identities = (settings: Settings): unknown => readSettings(settings).entries.flatMap((entry) => (entry.role === 'read' ? [entry.identity] : []));
    expect(identities({ stores: ['a'] })).toEqual(['type']);
    expect(identities({ stores: [{ from: 'file', name: 'a', identity: true }, { from: 'file', name: 'b', identity: false }] })).toEqual(['always', 'never']);
  });
});

describe('writers', () => {
  it('a call that replaces what the store holds', () => {
    const code = afterAwait('enter(value);');
    expect(lint(code, undefined)).toEqual([]);
    expect(lint(code, { writers: ['enter'] })).toEqual(['4 lost']);
  });

  it('argument: a write of nothing is a reset, and no loss', () => {
    const code = afterAwait('enter(value, undefined);');
    expect(lint(code, { writers: ['enter'] })).toEqual(['4 lost']);
    expect(lint(code, { writers: [{ from: 'file', name: 'enter', argument: 1 }] })).toEqual([]);
  });

  it('store: only a read of the same store sees it', () => {
    const code = afterAwait('enter(value);', 'return read();');
    const settings = (store: string): Settings => ({ writers: [{ from: 'file', name: 'enter', store }], readers: [{ from: 'file', name: 'read', store: 'user' }] });
    expect(lint(code, settings('user'))).toEqual([]);
    expect(lint(code, settings('tenant'))).toEqual(['4 lost']);
    // Where none is named they share the one store that is declared, or one of their own.
    expect(lint(code, { writers: ['enter'], readers: ['read'] })).toEqual([]);
    expect(lint(code, { stores: ['tenant'], writers: ['enter'], readers: [{ from: 'file', name: 'read', store: 'tenant' }] })).toEqual([]);
  });
});

describe('mutators', () => {
  it('a change of the object is lost in another thread, and nowhere else', () => {
    const code = `import { isMainThread, parentPort } from 'node:worker_threads';
import { setUser } from './context.js';
parentPort.on('message', (value) => { setUser(value); });
export async function here(value) { await value; setUser(value); }`;
    expect(lint(code, { stores: ['tenant'] })).toEqual([]);
    expect(lint(code, { mutators: ['setUser'] })).toEqual(['3 lostMutation']);
    expect(lint(code, { mutators: [{ from: 'file', name: 'setUser', store: 'tenant' }] })).toEqual(['3 lostMutation']);
  });
});

describe('readers', () => {
  it('a call that looks the store up sees the write', () => {
    const code = afterAwait('tenant.enterWith(value);', 'return read();', "import { tenant } from './context.js'; import { read } from 'pkg';");
    const reader = { from: 'package', name: 'read', package: 'pkg' } as const;
    // Nobody knows what it looks up, until it is said.
    expect(lint(code, { stores: ['tenant'] })).toEqual([]);
    expect(lint(code, { stores: ['tenant'], readers: [reader] })).toEqual([]);
    expect(lint(code, { stores: ['tenant'], readers: [{ ...reader, store: 'tenant' }] })).toEqual([]);
    expect(lint(code, { stores: ['tenant'], readers: [{ ...reader, store: 'another' }] })).toEqual(['4 lost']);
  });

  it('identity, key, server and ambientUpTo reach the catalog', () => {
    const read = (fields: object): unknown => readSettings({ readers: [{ from: 'file', name: 'read', ...fields }] }).entries[0];
    const common = { role: 'read', module: 'file:*', path: 'read', why: 'declared in the settings', source: 'settings: readers[0]', store: 'store' };
    expect(read({})).toEqual({ ...common, identity: 'always' });
    expect(read({ key: 1 })).toEqual({ ...common, identity: 'key', key: 1 });
    expect(read({ key: 1, identity: 'never', server: true, ambientUpTo: 0, store: 'user' })).toEqual({ ...common, identity: 'never', key: 1, server: true, ambientUpTo: 0, store: 'user' });
  });
});

describe('scopes', () => {
  const code = afterAwait('run(value, () => { tenant.enterWith(value); });');
  const settings = (fields: object): Settings => ({ stores: ['tenant'], scopes: [{ from: 'file', name: 'run', store: 'tenant', ...fields }] });

  it('a call that binds while a function runs takes back what is written inside', () => {
    expect(lint(code.replace('await value;', ''), { stores: ['tenant'] })).toEqual([]);
    expect(lint(code.replace('await value;', ''), settings({}))).toEqual(['4 lost']);
  });

  it('callback: where the function stands', () => {
    const last = code.replace('await value;', '').replace('run(value, ', 'run(value, 1, ');
    expect(lint(last, settings({}))).toEqual([]);
    expect(lint(last, settings({ callback: 2 }))).toEqual(['4 lost']);
    expect(lint(last, settings({ callback: -1 }))).toEqual(['4 lost']);
  });

  it('leaky: what is written inside may reach the caller', () => {
    expect(lint(code.replace('await value;', ''), settings({ leaky: true }))).toEqual([]);
  });

  it('argument reaches the catalog', () => {
    expect(readSettings(settings({ argument: -1 })).entries.at(-1)).toMatchObject({ role: 'scope', argument: -1, callback: 1 });
  });
});

describe('crossings', () => {
  const code = (call: string, callback = '(v) => { tenant.enterWith(v); }'): string => `import { tenant, later } from './context.js';
export function f(value) {
  ${call.replace('@', callback)}
}`;
  const settings = (fields: object = {}): Settings => ({ stores: ['tenant'], crossings: [{ from: 'file', name: 'later', ...fields }] });

  it('what is written in a function that runs elsewhere is lost', () => {
    expect(lint(code('later(@);'), { stores: ['tenant'] })).toEqual([]);
    expect(lint(code('later(@);'), settings())).toEqual(['3 lost']);
    expect(lint(code('later(@);'), { stores: ['tenant'], crossings: ['later'] })).toEqual(['3 lost']);
  });

  it('kind: run at once it is not', () => {
    expect(lint(code('later(@);'), settings({ kind: 'inline' }))).toEqual([]);
    expect(lint(code('later(@);'), settings({ kind: 'isolate' }))).toEqual(['3 lost']);
  });

  it('callback: one position, several, or every function', () => {
    expect(lint(code('later(1, @);'), settings({ callback: 1 }))).toEqual(['3 lost']);
    expect(lint(code('later(1, @);'), settings({ callback: [2, -1] }))).toEqual(['3 lost']);
    expect(lint(code('later(1, @);'), settings({ callback: 'every' }))).toEqual(['3 lost']);
  });

  it('boundary: of an explicit one, what is seen inside only is said as well', () => {
    const seen = code('later(@);', '(v) => { tenant.enterWith(v); g(tenant.getStore()); }');
    expect(lint(seen, settings())).toEqual([]);
    expect(lint(seen, settings({ boundary: 'context' }))).toEqual(['3 confined']);
    expect(lint(seen, settings({ boundary: 'thread' }))).toEqual(['3 confined']);
    expect(lint(seen, settings({ kind: 'isolate' }))).toEqual(['3 confined']);
  });

  it('events: only those', () => {
    const on = code("later('message', @);");
    expect(lint(on, settings({ events: ['message'] }))).toEqual(['3 lost']);
    expect(lint(on, settings({ events: ['close'] }))).toEqual([]);
  });

  it('returnsFunction and passesFrom reach the catalog', () => {
    expect(readSettings(settings({ returnsFunction: true, passesFrom: 1 })).entries.at(-1)).toMatchObject({ role: 'crossing', returnsFunction: true, passesFrom: 1 });
    expect(lint(code('const g = later(@); g(value);'), settings({ returnsFunction: true }))).toEqual(['3 lost']);
  });
});

describe('quiet', () => {
  it('a call that looks nothing up is nobody who could see the write', () => {
    const code = afterAwait('tenant.enterWith(value);', 'log(value);', "import { tenant } from './context.js';\nimport { log } from './log.js';").replace('\n\n', '\n');
    expect(lint(code, { stores: ['tenant'] })).toEqual([]);
    expect(lint(code, { stores: ['tenant'], quiet: ['log'] })).toEqual(['5 lost']);
    expect(lint(code, { stores: ['tenant'], quiet: [{ from: 'file', name: '**', path: 'src/log.ts' }] })).toEqual(['5 lost']);
  });
});

describe('edges', () => {
  it('reach the catalog', () => {
    expect(readSettings({ edges: ['main', { from: 'package', name: 'task', package: 'jobs' }] }).entries).toEqual([
      { role: 'edge', module: 'file:*', path: 'main', why: 'declared in the settings', source: 'settings: edges[0]' },
      { role: 'edge', module: 'jobs', path: 'task', why: 'declared in the settings', source: 'settings: edges[1]' },
    ]);
  });
});

describe('runtime', () => {
  it('decides whether a write made in `exit` reaches the caller', () => {
    const code = `import { AsyncLocalStorage } from 'node:async_hooks';
const store = new AsyncLocalStorage();
export function f(value) { store.exit(() => { store.enterWith(value); }); return store.getStore(); }`;
    expect(lint(code, undefined)).toEqual([]);
    expect(lint(code, { runtime: 'any' })).toEqual([]);
    expect(lint(code, { runtime: 'async-hooks' })).toEqual([]);
    expect(lint(code, { runtime: 'context-frame' })).toEqual(['3 lost']);
  });
});
