// Asks a library what it does to the context. A proof hands over how its API is used; what comes out is printed, a line of JSON an API.
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import { isMainThread, threadId } from 'node:worker_threads';

/** Up to Node 22 the very first use of a process turns hooks on, and what ran before that has no context. */
new AsyncLocalStorage().run(0, () => undefined);

export const tick = () => new Promise((resolve) => { setImmediate(resolve); });

const LIMIT = 20_000;
const within = (promise, what) => Promise.race([promise, new Promise((_, reject) => { setTimeout(() => reject(new Error(`${what} took too long`)), LIMIT).unref(); })]);
/** Runs `look` in a context of its own, free of what earlier ones left behind. */
const fresh = (look, what) => within(new Promise((resolve, reject) => { setImmediate(() => Promise.resolve().then(look).then(resolve, reject)); }), what);

/** The ways of rebinding: in a synchronous function, and before and after the first `await` of an async one. */
const WAYS = {
  sync: (store, value) => () => { store.enterWith(value); },
  before: (store, value) => async () => { store.enterWith(value); await tick(); },
  after: (store, value) => async () => { await tick(); store.enterWith(value); },
};

/**
 * One API that is handed a function.
 *
 * `setup()` makes the object, in the context `made`; `register(made, fn)` hands the function over, in the context `registered`, where
 * the API does that apart from the call; `call(made, fn)` makes the call, in the context of a caller, and must give the promise
 * that the caller waits for; `close(made)`. `ways`: those of `WAYS` that the API allows. `alone`: it runs one call at a time.
 * `again(made, fn)`: a call that runs `fn` several times, for an API that does. `limits`: ways to make the object, by the option that
 * makes it a limiter, or by `none`.
 */
async function callbackFacts(api) {
  const ways = api.ways ?? Object.keys(WAYS);
  const scene = (play, setup = api.setup) => fresh(async () => {
    const store = new AsyncLocalStorage();
    let current = () => undefined;
    const made = await store.run({ name: 'made' }, async () => setup?.());
    if (api.register !== undefined) await store.run({ name: 'registered' }, async () => api.register(made, (...args) => current(...args)));
    const call = (value, fn) => store.run(value, async () => {
      if (api.register !== undefined) current = fn;
      const pending = api.call(made, fn);
      const now = store.getStore();
      await pending;
      return { now, later: store.getStore() };
    });
    try {
      return await play({ store, made, call, name: () => store.getStore()?.name ?? 'none' });
    } finally {
      await api.close?.(made);
    }
  }, api.name);
  const other = { name: 'rebound' };
  const rebind = [];
  for (const way of ways) {
    const seen = await scene(({ store, call }) => call({ name: 'caller' }, WAYS[way](store, other)));
    if (seen.later === other) rebind.push(way);
  }
  const starts = await scene(async ({ call, name }) => { let seen = 'never ran'; await call({ name: 'caller' }, () => { seen = name(); }); return seen; });
  const mutation = await scene(async ({ store, call }) => { const value = { name: 'caller' }; await call(value, () => { const held = store.getStore(); if (held !== undefined) held.changed = true; }); return value.changed === true; });
  const next = await scene(async ({ store, call, name }) => {
    await call({ name: 'first' }, WAYS.sync(store, other));
    let seen = 'never ran';
    await call({ name: 'second' }, () => { seen = name(); });
    return seen === 'rebound' || seen === 'first' ? seen : 'own';
  });
  const contextOfSecond = async ({ call, name }) => {
    const seen = {};
    await Promise.all(['first', 'second'].map((who) => call({ name: who }, async () => { seen[who] = name(); await tick(); })));
    return seen.second === 'second' || seen.second === undefined ? 'own' : seen.second;
  };
  const queued = api.alone === true || api.register !== undefined ? undefined : await scene(contextOfSecond);
  const limits = api.limits === undefined ? undefined : {};
  for (const [option, setup] of Object.entries(api.limits ?? {})) limits[option] = await scene(contextOfSecond, setup);
  const repeats = api.again === undefined ? undefined : await scene(async ({ store, made, name }) => {
    const seen = [];
    await store.run({ name: 'caller' }, () => api.again(made, () => { seen.push(name()); store.enterWith(other); }));
    return seen.length > 1 && seen.slice(1).every((one) => one === 'rebound');
  });
  return { starts, rebind, tried: ways, mutation, next, queued, limits, repeats, thread: isMainThread ? 'same' : String(threadId) };
}

/**
 * One API that calls a handler again and again by itself. `jobs(handler, { asking, handing })` makes it do so three times, in the context
 * `made`; each call of the handler has to be awaited or waited for. `asking(fn)` calls what asks for the jobs in the context `asker`, and
 * `handing(fn)` what hands the handler over, where that is another call, in `registered`.
 */
async function jobFacts(api) {
  const round = (way) => fresh(async () => {
    const store = new AsyncLocalStorage();
    const seen = [];
    await store.run({ name: 'made' }, () => api.jobs((...args) => {
      seen.push(store.getStore()?.name ?? 'none');
      return WAYS[way](store, { name: `rebound ${seen.length}` })(...args);
    }, { asking: (ask) => store.run({ name: 'asker' }, ask), handing: (hand) => store.run({ name: 'registered' }, hand) }));
    return seen.slice(0, 3);
  }, api.name);
  return { sync: await round('sync'), before: await round('before'), after: await round('after') };
}

/**
 * Something that stands before a handler. `mount({ before, middleware, handler })` starts a server whose requests go through
 * `before(next)` and `middleware(next)` to `handler()`, in the context `made`, and gives `{ request, close }`, of which
 * `request(isFresh)` sends one request, on the same connection unless told otherwise. `bag`: what is bound and looked for, where the
 * library has a store of its own (`{ set, get }`). `behind`: what is meant is not the middleware but what comes behind it, of which the
 * next request tells nothing.
 */
async function middlewareFacts(api) {
  const scene = (parts, play) => fresh(async () => {
    const store = new AsyncLocalStorage();
    const given = { before: (next) => next(), middleware: (next) => next?.(), handler: () => undefined, ...parts(store) };
    const server = await store.run({ name: 'made' }, () => api.mount({ before: (next) => given.before(next), middleware: (next, ...args) => given.middleware(next, ...args), handler: () => given.handler() }));
    try {
      return await play({ store, given, request: (isFresh) => store.run({ name: 'client' }, () => server.request(isFresh)) });
    } finally {
      await server.close?.();
    }
  }, api.name);
  const bound = { name: 'bound' };
  const set = (store) => (api.bag === undefined ? store.enterWith(bound) : api.bag.set(bound));
  const get = (store) => (api.bag === undefined ? store.getStore() : api.bag.get());
  const ways = {
    sync: (store) => (next) => { set(store); return next?.(); },
    before: (store) => async (next) => { set(store); await tick(); return next?.(); },
    after: (store) => async (next) => { await tick(); set(store); return next?.(); },
    run: (store) => (next) => store.run(bound, () => next?.()),
  };
  const tried = api.ways ?? Object.keys(ways).filter((way) => way !== 'run' || api.bag === undefined);
  const downstream = [];
  for (const way of tried) {
    const seen = await scene((store) => ({ middleware: ways[way](store) }), async ({ store, given, request }) => {
      let found;
      given.handler = () => { found = get(store); };
      await request();
      return found;
    });
    if (seen === bound) downstream.push(way);
  }
  const next = api.behind === true || api.bag !== undefined ? undefined : await scene((store) => ({ middleware: ways.sync(store) }), async ({ store, given, request }) => {
    await request();
    let seen;
    given.middleware = (go) => { seen = get(store); return go?.(); };
    await request();
    return seen === bound;
  });
  return { downstream, tried, next };
}

/** `query(look)` gives a thenable that calls `look` when its work is done. */
export async function lazyFacts(api) {
  const store = new AsyncLocalStorage();
  const seen = async (run) => {
    let found = 'never ran';
    await Promise.resolve(run(() => { found = store.getStore() ?? 'none'; })).catch(() => undefined);
    return found;
  };
  return {
    returned: await seen((look) => store.run('scope', () => api.query(look))),
    awaited: await seen((look) => store.run('scope', async () => await api.query(look))),
  };
}

const KINDS = [['call', callbackFacts], ['jobs', jobFacts], ['mount', middlewareFacts], ['query', lazyFacts], ['facts', ({ facts }) => facts()]];

/**
 * Proves what the catalog says of APIs of `module`, by their names there. `style` and `callback` of an API, as in the catalog, say which
 * line is meant where several have the name.
 */
export async function prove(module, apis) {
  for (const [path, api] of Object.entries(apis)) {
    const [, look] = KINDS.find(([key]) => key in api);
    let facts;
    try { facts = await look({ ...api, name: `${module} ${path}` }); } catch (error) { facts = { failed: String(error?.stack ?? error).split('\n').slice(0, 3).join(' ') }; }
    const { style, callback } = api;
    console.log(JSON.stringify({ module, path, style, callback, facts }));
  }
}

/** Says of APIs of a library that they cannot be proved on this Node. */
export function skip(module, paths, reason) {
  for (const path of paths) console.log(JSON.stringify({ module, path, facts: { skipped: reason } }));
}

/** Starts a server of Node for `listener` and gives what `mount` has to. */
export async function serve(listener, options = {}) {
  const server = typeof listener === 'function' ? http.createServer(listener) : listener;
  if (!server.listening) await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    port: server.address().port,
    request: (isFresh = false) => new Promise((resolve, reject) => {
      const { body = '', headers = {}, path = '/', method = 'POST' } = options;
      const sent = http.request({ port: server.address().port, host: '127.0.0.1', agent: isFresh ? new http.Agent() : agent, method, path, headers: { 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
        response.resume();
        response.on('end', resolve);
      });
      sent.on('error', reject);
      sent.end(body);
    }),
    close: () => { agent.destroy(); server.closeAllConnections?.(); server.close(); },
  };
}

/** Where the server is that the folder of the proof is named after. */
export const url = process.env.PROOF_URL;

let names = 0;
/** A name that no other proof has on the server, nor this one when it is run again. */
export const anew = () => `proof_${process.pid}_${names += 1}`;

/** Lets a handler be called three times: `start(handle)` begins, and its `handle` is to be awaited. Gives what `start` gave. */
export const thrice = (handler, start) => new Promise((resolve, reject) => {
  let left = 3;
  const started = Promise.resolve(start(async (...args) => {
    await handler(...args);
    // Whatever follows the third one is over by then.
    if ((left -= 1) === 0) setTimeout(() => { started.then(resolve, reject); }, 20);
  }));
  started.catch(reject);
});

/** Runs `fn`, and fails but for the third time. */
export function failingTwice(fn) {
  let left = 2;
  return async () => { fn(); if ((left -= 1) >= 0) throw new Error('expected'); };
}

/** A promise that a callback resolves. */
export const told = (start) => new Promise((resolve) => { start(resolve); });

/** Called back in Node's manner: runs `fn`, waits for what it gives, and then says so. */
export const then = (fn, done) => (...args) => { Promise.resolve(fn(...args)).then(() => done()); };

/** The last proof of a file: timers and sockets of the library need not end by themselves. */
export const end = () => process.exit(0);
