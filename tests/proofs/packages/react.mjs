import { createRequire } from 'node:module';
import path from 'node:path';
import { prove } from './harness.mjs';

const require = createRequire(import.meta.url);
// The build for servers: in the other one `cache` remembers nothing.
const react = require(path.join(path.dirname(require.resolve('react/package.json')), 'cjs/react.react-server.production.js'));
const internals = react.__SERVER_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE;
const request = () => { const kept = new Map(); internals.A = { getCacheForType: (make) => { if (!kept.has(make)) kept.set(make, make()); return kept.get(make); } }; };

await prove('react', { cache: { setup: request, alone: true, call: (_, fn) => react.cache(() => fn())() } });
