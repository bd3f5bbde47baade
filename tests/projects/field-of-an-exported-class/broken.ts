import { AsyncResource } from 'node:async_hooks';
import { currentTenant } from './tenant.js';

/** Nobody else calls it than who makes a job: it is there that what it gives is handed over. */
function binderOf(tenant: string): () => void {
  return () => {
    // expect: no-lost-write lost
    currentTenant.enterWith(tenant);
  };
}

function start(): void {
  const bind = AsyncResource.bind(binderOf('first'));
  bind();
}

export class Job {
  readonly started = start();
}
