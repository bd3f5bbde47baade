import genericPool from 'generic-pool';
import { Pool } from 'tarn';
import { end, prove } from './harness.mjs';

await prove('generic-pool', {
  'createPool().use': { setup: () => genericPool.createPool({ create: async () => ({}), destroy: async () => undefined }, { max: 1 }), call: (pool, fn) => pool.use(async () => fn()) },
  createPool: { setup: () => ({}), alone: true, register: (made, fn) => { made.pool = genericPool.createPool({ create: async () => { await fn(); return {}; }, destroy: async () => undefined }, { max: 2 }); }, call: ({ pool }) => pool.acquire() },
});
await prove('tarn', {
  Pool: { setup: () => ({}), alone: true, register: (made, fn) => { made.pool = new Pool({ create: async () => { await fn(); return {}; }, destroy: async () => undefined, min: 0, max: 2 }); }, call: ({ pool }) => pool.acquire().promise },
});
end();
