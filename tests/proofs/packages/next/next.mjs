// A small application, built and served in this process. What its files do is handed over in a global, as they are bundled.
import { AsyncLocalStorage } from 'node:async_hooks';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { end, prove, serve, tick } from '../harness.mjs';

const require = createRequire(import.meta.url);
const next = require('next');
const root = path.resolve(path.dirname(require.resolve('next/package.json')), '../..');
const folder = mkdtempSync(fileURLToPath(new URL('app-', import.meta.url)));
const FILES = {
  'package.json': '{ "private": true }',
  'next.config.mjs': `export default { cacheComponents: true, partialPrefetching: true, turbopack: { root: ${JSON.stringify(root)} } };`,
  'proxy.js': "import { NextResponse } from 'next/server';\nexport async function proxy() { await globalThis.proof.proxy(); return NextResponse.next(); }\n",
  'app/layout.js': 'export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n',
  'app/page.js': 'export default function Page() { return <p>page</p>; }\n',
  'lib/cached.js': "export async function cached(key) { 'use cache'; await globalThis.proof.cached(); return key; }\n",
  'app/api/proof/route.js': "import { after, connection } from 'next/server';\nimport { unstable_cache } from 'next/cache';\nimport { cached } from '../../../lib/cached';\nexport async function GET() { await connection(); await globalThis.proof.route({ after, unstable_cache, cached }); return new Response('done'); }\n",
};
for (const [name, text] of Object.entries(FILES)) { mkdirSync(path.join(folder, path.dirname(name)), { recursive: true }); writeFileSync(path.join(folder, name), text); }

const nothing = () => undefined;
const proof = globalThis.proof = { proxy: nothing, cached: nothing, route: nothing };
execFileSync(execPath, [require.resolve('next/dist/bin/next'), 'build', folder], { cwd: folder, stdio: 'ignore', env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } });
const app = next({ dev: false, dir: folder, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();

const store = new AsyncLocalStorage();
/** Every request comes in a context of its own. */
let request = { name: 'made' };
const server = await serve(createServer((incoming, response) => { store.run(request, () => { handle(incoming, response); }); }), { method: 'GET', path: '/api/proof' });

const rebound = { name: 'rebound' };
const ways = {
  sync: () => { store.enterWith(rebound); },
  before: async () => { store.enterWith(rebound); await tick(); },
  after: async () => { await tick(); store.enterWith(rebound); },
};
let keys = 0;

/** `use(api, fn)` is done in a route, and makes Next call `fn`. What the caller of `use` has afterwards is looked at. */
async function facts(use) {
  const asked = async (fn) => {
    const caller = { name: 'caller' };
    let later;
    await new Promise((resolve) => {
      let ran = nothing;
      const done = new Promise((tell) => { ran = tell; });
      proof.route = async (api) => store.run(caller, async () => {
        await use(api, async () => { await fn(); ran(); });
        later = store.getStore();
      });
      Promise.all([server.request(true), done]).then(resolve);
    });
    proof.route = proof.proxy = proof.cached = nothing;
    request = { name: 'made' };
    return { caller, later };
  };
  const rebind = [];
  for (const [way, fn] of Object.entries(ways)) if ((await asked(fn)).later === rebound) rebind.push(way);
  let starts = 'never ran';
  await asked(() => { starts = store.getStore()?.name ?? 'none'; });
  const { caller } = await asked(() => { const held = store.getStore(); if (held !== undefined) held.changed = true; });
  return { starts, rebind, tried: Object.keys(ways), mutation: caller.changed === true };
}

const registered = { name: 'registered' };
await prove('next/server', { after: { facts: () => facts(({ after }, fn) => store.run(registered, () => { after(fn); })) } });
await prove('next/cache', {
  unstable_cache: { facts: () => facts(({ unstable_cache: cacheOf }, fn) => cacheOf(async () => { await fn(); return 1; }, [`key ${keys += 1}`])()) },
  cache: { facts: () => facts(({ cached }, fn) => { proof.cached = fn; return cached(`key ${keys += 1}`); }) },
});
await prove('next', {
  // What the proxy finds, and what the route has of what it did.
  proxy: {
    facts: async () => {
      const asked = async (fn) => { let seen; proof.proxy = fn; proof.route = async () => { seen = store.getStore(); }; await server.request(true); proof.route = proof.proxy = nothing; return seen; };
      const rebind = [];
      for (const [way, fn] of Object.entries(ways)) if (await asked(fn) === rebound) rebind.push(way);
      let starts = 'never ran';
      request = { name: 'caller' };
      await asked(() => { starts = store.getStore()?.name ?? 'none'; });
      request = { name: 'caller' };
      await asked(() => { const held = store.getStore(); if (held !== undefined) held.changed = true; });
      return { starts, rebind, tried: Object.keys(ways), mutation: request.changed === true };
    },
  },
});
end();
