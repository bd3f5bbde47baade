import 'reflect-metadata';
import { createRequire } from 'node:module';
import { end, prove, url } from '../harness.mjs';

const { DataSource } = createRequire(import.meta.url)('typeorm');
const transaction = (of) => ({
  setup: () => new DataSource({ type: 'postgres', url, entities: [], logging: false, extra: { max: 1 } }).initialize(),
  call: (source, fn) => of(source).transaction(async () => { await fn(); }),
  close: (source) => source.destroy(),
});

await prove('typeorm', {
  'DataSource#transaction': transaction((source) => source), 'DataSource#manager.transaction': transaction((source) => source.manager),
  'EntityManager#transaction': transaction((source) => source.createEntityManager()),
});
end();
