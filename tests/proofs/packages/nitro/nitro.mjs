// A small application, built and served in this process. What its files do is handed over in a global, as they are bundled.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, createNitro, prepare } from 'nitropack';
import { end, prove, serve } from '../harness.mjs';

const folder = mkdtempSync(fileURLToPath(new URL('app-', import.meta.url)));
const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  'middleware/proof.ts': 'export default defineEventHandler(async () => { await globalThis.proof.middleware(); });\n',
  'routes/index.post.ts': "export default defineEventHandler(() => { globalThis.proof.handler(); return 'done'; });\n",
};
for (const [name, text] of Object.entries(FILES)) { mkdirSync(path.join(folder, path.dirname(name)), { recursive: true }); writeFileSync(path.join(folder, name), text); }

const own = globalThis.proof = { middleware: () => undefined, handler: () => undefined };
const nitro = await createNitro({ rootDir: folder, preset: 'node-listener', compatibilityDate: '2025-01-01', logLevel: 0 });
await prepare(nitro);
await build(nitro);
await nitro.close();
const { listener } = await import(pathToFileURL(path.join(folder, '.output/server/index.mjs')).href);

await prove('nitropack', {
  defineEventHandler: {
    ways: ['sync', 'before', 'after'],
    mount: ({ middleware, handler }) => { Object.assign(own, { middleware: () => middleware(), handler }); return serve(createServer(listener)); },
  },
});
end();
