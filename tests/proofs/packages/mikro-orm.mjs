import { RequestContext } from '@mikro-orm/core';
import { prove } from './harness.mjs';

// What it asks of an entity manager is a name and a fork.
const manager = { name: 'default', fork: () => ({ ...manager }) };

await prove('@mikro-orm/core', {
  'RequestContext.create': { call: (_, fn) => RequestContext.create(manager, fn) },
  ...('createAsync' in RequestContext ? { 'RequestContext.createAsync': { call: (_, fn) => RequestContext.createAsync(manager, fn) } } : {}),
});
