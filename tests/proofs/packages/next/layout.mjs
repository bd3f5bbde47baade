// What a layout binds, and what the page that it is rendered around, and an element of its own, have of it. What their files do is handed over in a global, as they are bundled.
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
const folder = mkdtempSync(fileURLToPath(new URL('layouts-', import.meta.url)));
const FILES = {
  'package.json': '{ "private": true }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  // So that nothing is rendered before somebody asks.
  'app/layout.js': "import { connection } from 'next/server';\nexport default async function Layout({ children }) { await connection(); return <html><body>{children}</body></html>; }\n",
  'app/(inner)/layout.js': 'export default async function Layout({ children }) { await globalThis.proof.layout(); return <div><Element />{children}</div>; }\nasync function Element() { await globalThis.proof.element(); return <p>element</p>; }\n',
  'app/(inner)/page.js': 'export default async function Page() { await globalThis.proof.page(); return <p>page</p>; }\n',
};
for (const [name, text] of Object.entries(FILES)) { mkdirSync(path.join(folder, path.dirname(name)), { recursive: true }); writeFileSync(path.join(folder, name), text); }

const nothing = () => undefined;
const proof = globalThis.proof = { layout: nothing, page: nothing, element: nothing };
execFileSync(execPath, [require.resolve('next/dist/bin/next'), 'build', folder], { cwd: folder, stdio: 'ignore', env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } });
const app = next({ dev: false, dir: folder, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();

const store = new AsyncLocalStorage();
let request = { name: 'made' };
const server = await serve(createServer((incoming, response) => { store.run(request, () => { handle(incoming, response); }); }), { method: 'GET' });

const rebound = { name: 'rebound' };
const ways = {
  sync: () => { store.enterWith(rebound); },
  before: async () => { store.enterWith(rebound); await tick(); },
  after: async () => { await tick(); store.enterWith(rebound); },
};

/** By the page, and by the element. */
async function seenAfter(fn) {
  const seen = [];
  proof.layout = fn;
  proof.page = proof.element = async () => { await tick(); seen.push(store.getStore()); };
  await server.request(true);
  return seen;
}

await prove('next', {
  layout: {
    facts: async () => {
      const rebind = [];
      for (const [way, fn] of Object.entries(ways)) if ((await seenAfter(fn)).includes(rebound)) rebind.push(way);
      let starts = 'never ran';
      request = { name: 'caller' };
      await seenAfter(() => { starts = store.getStore()?.name ?? 'none'; });
      await seenAfter(() => { const held = store.getStore(); if (held !== undefined) held.changed = true; });
      return { starts, rebind, tried: Object.keys(ways), mutation: request.changed === true };
    },
  },
});
end();
