// A small application, built and asked in this process. What its files do is handed over in a global, as they are bundled.
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { end, prove, tick } from '../harness.mjs';

const folder = mkdtempSync(fileURLToPath(new URL('app-', import.meta.url)));
const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  'svelte.config.js': 'export default { kit: {} };\n',
  'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { logLevel: 'silent', plugins: [sveltekit()] };\n",
  'src/app.html': '<html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>\n',
  'src/hooks.server.js': 'export const handle = ({ event, resolve }) => globalThis.proof.handle(() => resolve(event));\n',
  'src/routes/+layout.server.js': 'export async function load() { await globalThis.proof.layout(); return {}; }\n',
  'src/routes/+page.server.js': 'export async function load({ parent }) { await parent(); globalThis.proof.page(); return {}; }\n',
  'src/routes/+page.svelte': '<p>page</p>\n',
};
for (const [name, text] of Object.entries(FILES)) { mkdirSync(path.join(folder, path.dirname(name)), { recursive: true }); writeFileSync(path.join(folder, name), text); }

const nothing = () => undefined;
const own = globalThis.proof = { handle: (next) => next(), layout: nothing, page: nothing };
const write = process.stdout.write;
process.stdout.write = () => true;
process.chdir(folder);
await build();
process.stdout.write = write;
const output = (name) => import(pathToFileURL(path.join(folder, '.svelte-kit/output/server', name)).href);
const [{ Server }, { manifest }] = [await output('index.js'), await output('manifest.js')];
const server = new Server(manifest);
await server.init({ env: {} });

const ask = async () => { await (await server.respond(new Request('http://localhost/'), { getClientAddress: () => '' })).text(); };

const store = new AsyncLocalStorage();
const rebound = { name: 'rebound' };
const ways = {
  sync: () => { store.enterWith(rebound); },
  before: async () => { store.enterWith(rebound); await tick(); },
  after: async () => { await tick(); store.enterWith(rebound); },
};

/** What the `load` of a layout does, and the `load` of the page, which waits for it, has of that. */
async function loads() {
  const asked = async (layout) => {
    let seen;
    Object.assign(own, { handle: (next) => next(), layout, page: () => { seen = store.getStore(); } });
    await store.run({ name: 'caller' }, ask);
    return seen;
  };
  let starts;
  await asked(() => { starts = store.getStore()?.name ?? 'none'; });
  const rebind = [];
  for (const [way, layout] of Object.entries(ways)) if (await asked(layout) === rebound) rebind.push(way);
  const changed = await asked(() => { store.getStore().changed = true; });
  return { starts, rebind, tried: Object.keys(ways), mutation: changed.changed === true };
}

await prove('@sveltejs/kit', {
  handle: { mount: ({ middleware, handler }) => { Object.assign(own, { handle: middleware, layout: nothing, page: handler }); return { request: ask }; } },
  load: { facts: loads },
});
end();
