/** Libraries that are a context themselves: OpenTelemetry, Sentry, the successors of continuation-local storage. */
import type { CatalogEntry, ScopeEntry } from './entry.js';
import { crossingsOf, othersOf, seenBy } from './library.js';

const OTEL = '@opentelemetry/context-async-hooks@2.12.0';
const ALS = '[AsyncLocalStorageContextManager]';
const DERIVED = 'a context is never changed: the call gives a new one, and binds nothing';

interface ScopeLine {
  readonly library: string;
  readonly row: string;
  readonly proof?: string;
  readonly module?: string;
  readonly path: string;
  readonly store: string;
  readonly argument?: number;
  readonly callback: number;
  readonly leaky?: boolean;
  readonly awaits?: true;
  readonly why: string;
}

/** A call that gives the function a store of the library's own. */
function scope({ library, row, proof, module, argument, ...line }: ScopeLine): ScopeEntry {
  return { role: 'scope', module: module ?? library.slice(0, library.lastIndexOf('@')), argument: argument ?? -1, ...line, ...seenBy(library, { row, proof, read: undefined }) };
}

const openTelemetry: readonly CatalogEntry[] = [
  ...othersOf('derive', OTEL, [
    {
      module: '@opentelemetry/api', why: DERIVED, row: `${ALS} context.active().setValue() result discarded`, proof: 'opentelemetry',
      path: [
        ...['context.active().', 'ROOT_CONTEXT.', 'Context#', 'trace.setSpan().', 'propagation.setBaggage().', 'propagation.extract().', 'context.active().setValue().'].flatMap((of) => [`${of}setValue`, `${of}deleteValue`]),
        'trace.setSpan', 'trace.deleteSpan', 'trace.setSpanContext',
        'propagation.setBaggage', 'propagation.deleteBaggage', 'propagation.extract',
        ...['propagation.createBaggage().', 'propagation.getBaggage().', 'propagation.getActiveBaggage().', 'Baggage#'].flatMap((of) => ['setEntry', 'removeEntry', 'removeEntries', 'clear'].map((name) => of + name)),
      ],
    },
  ]),
  scope({ library: OTEL, row: `${ALS} context.with(ctx, fn): after the call / inside nested async / timers / await`, proof: 'opentelemetry', module: '@opentelemetry/api', path: 'context.with', store: 'OpenTelemetry context', argument: 0, callback: 1, why: 'binds the context while the function runs, then puts the former one back' }),
  ...crossingsOf(OTEL, [
    { module: '@opentelemetry/api', path: 'context.bind', kind: 'capture', callback: [1], unfollowed: true, returnsFunction: true, why: 'the function it returns, or the listeners of the emitter, run in the context that is given', row: `${ALS} context.bind(ctx, fn) / bind(ctx, emitter)`, proof: 'opentelemetry' },
  ]),
];

const SENTRY = 'sentry@';
const sentry: readonly CatalogEntry[] = ['@sentry/node', '@sentry/nextjs', '@sentry/bun', '@sentry/sveltekit', '@sentry/remix', '@sentry/nestjs'].flatMap((module) => [
  scope({ library: '@sentry/node@11.12.0', module, row: 'withScope(cb): tags set inside seen after', proof: 'sentry', path: 'withScope', store: SENTRY, callback: -1, why: 'gives the function a fork of the current scope; what is set on the fork is gone afterwards, what `Sentry.setTag` sets is not' }),
  scope({ library: '@sentry/node@11.12.0', module, row: 'withIsolationScope(cb): setTag/setUser inside seen after; nested', proof: 'sentry', path: 'withIsolationScope', store: SENTRY, callback: -1, why: 'gives the function a fork of the isolation scope; whatever is set inside is gone afterwards' }),
]);

const CLS_HOOKED = 'cls-hooked@4.2.2';
const continuationLocal: readonly CatalogEntry[] = [
  ...['createNamespace().', 'getNamespace().'].flatMap((of): CatalogEntry[] => [
    scope({ library: CLS_HOOKED, row: 'ns.run(fn) + ns.set/get', proof: 'cls-hooked', path: `${of}run`, store: 'cls-hooked', callback: 0, why: 'gives the function a fork of the store; what a nested run sets is lost afterwards' }),
    scope({ library: CLS_HOOKED, row: 'ns.run(fn) + ns.set/get', proof: 'cls-hooked', path: `${of}runAndReturn`, store: 'cls-hooked', callback: 0, why: 'gives the function a fork of the store; what a nested run sets is lost afterwards' }),
    scope({ library: CLS_HOOKED, row: 'ns.runPromise(fn): what the CALLER sees after the call, after awaiting it, and after leaving the outer run', proof: 'cls-hooked', path: `${of}runPromise`, store: 'cls-hooked', callback: 0, leaky: true, awaits: true, why: 'never gives the caller its own context back: the caller, and later unrelated runs, see the inner values' }),
    ...crossingsOf(CLS_HOOKED, [{ path: `${of}bind`, kind: 'capture', callback: [0], unfollowed: true, returnsFunction: true, why: 'the function it returns runs in the context in which it was bound', row: 'ns.bind(fn)(): set inside -> code outside; captured where', proof: 'cls-hooked' }]),
    ...crossingsOf(CLS_HOOKED, [{ path: `${of}bindEmitter`, kind: 'capture', callback: [0], unfollowed: true, why: 'listeners run in the context in which they were added', row: 'ns.bindEmitter(e): listener context', proof: 'cls-hooked' }]),
    ...crossingsOf('continuation-local-storage@3.2.1', [{ path: `${of}run`, kind: 'scope', callback: [0], unfollowed: true, why: 'its values are gone after an `await`, as it was made before there was one: concurrent runs read each other\'s', proof: 'older-contexts' }]),
  ]),
];

const middlewares: readonly CatalogEntry[] = [
  ...crossingsOf('express-http-context@2.0.1', [
    { path: ['middleware', 'default.middleware'], kind: 'nest', callback: [2], unfollowed: true, why: 'the rest of the request runs inside a store of its own, where `set` after an `await` is seen', row: 'in express: set after await in one middleware -> handler; res finish', proof: 'express-middlewares' },
  ]),
  ...crossingsOf('@fastify/request-context@7.0.0', [
    { path: ['fastifyRequestContext', 'default'], kind: 'nest', callback: 'every', unfollowed: true, why: 'the rest of the request runs inside a store of its own, where `set` after an `await` is seen; replacing the store after an `await` is lost', row: 'plugin + requestContext.set after await in async hook -> handler', proof: 'request-context' },
  ]),
  ...crossingsOf('nestjs-cls@6.3.1', [
    { path: 'ClsMiddleware', kind: 'nest', callback: 'every', unfollowed: true, why: 'the rest of the request runs inside a store of its own; with the interceptor mount, guards run before there is one', row: 'ClsModule middleware mounted: set in guard (async, after await) -> controller; useEnterWith', proof: 'nest/nestjs-cls' },
  ]),
  ...crossingsOf('unctx@3.0.1', [
    { path: ['createContext().call', 'createContext().callAsync', 'useContext().call'], kind: 'scope', callback: [1], unfollowed: true, why: 'without `asyncContext` the value is a global that is put back at the first `await`; `set` writes that global, and concurrent requests see each other\'s value', row: '.callAsync(inst, cb) without transform; with asyncContext:true', proof: 'unctx' },
  ]),
];

/** Its services keep the request, the user and the tenant in one store of its own, behind `cds.context`. */
const cap: readonly CatalogEntry[] = crossingsOf('@sap/cds@9.9.3', [
  { path: ['tx', 'default.tx', 'Service#tx'], kind: 'scope', callback: 'every', unfollowed: true, why: 'the function runs with a new transaction as `cds.context`, and your own stores stay as they are; assigning to `cds.context` rebinds instead', proof: 'sap-cds' },
  { path: ['spawn', 'default.spawn'], kind: 'copy', callback: 'every', unfollowed: true, why: 'the function runs later, in a copy of the context of the call, with a new transaction as `cds.context`; with `every`, each round starts in that copy', proof: 'sap-cds' },
]);

const polyfills: readonly CatalogEntry[] = [
  ...crossingsOf('@webfill/async-context@1.0.0', [
    { path: 'AsyncContext.Variable#run', kind: 'scope', callback: [1], unfollowed: true, why: 'binds the value while the function runs, over an `await` as well; there is no way to rebind', row: 'AsyncContext.Variable run/get; after native await; Snapshot', proof: 'older-contexts' },
  ]),
  ...crossingsOf('als-browser@1.0.1', [
    { path: 'AsyncLocalStorage#run', kind: 'scope', callback: [1], unfollowed: true, why: 'a polyfill that a native `await` defeats: the value is gone after it', row: 'AsyncLocalStorage polyfill (module loaded in node): run/getStore after native await', proof: 'older-contexts' },
  ]),
];

const loggers: readonly CatalogEntry[] = [
  ...crossingsOf('winston@3.19.0', [
    { path: ['format', 'default.format'], kind: 'borrow', orInline: true, callback: [0], unfollowed: true, why: 'once a transport lags, a format runs in the context of whoever\'s line was written before: it reads another request\'s store', row: 'format(info => als.getStore()) with a slow transport: 60 logs from 3 interleaved requests', proof: 'loggers' },
  ]),
  ...crossingsOf('pino@10.4.0', [
    { path: ['default', 'pino'], kind: 'inline', callback: [0], unfollowed: true, why: '`mixin` is called by the log call, in its frame', row: 'mixin(): reads als at the log call', proof: 'loggers' },
  ]),
];

export const contexts: readonly CatalogEntry[] = [...openTelemetry, ...sentry, ...continuationLocal, ...middlewares, ...cap, ...polyfills, ...loggers];
