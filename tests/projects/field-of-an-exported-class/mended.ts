import { AsyncResource } from 'node:async_hooks';
import { currentTenant, readTenant } from './tenant.js';

function binderOf(tenant: string): () => void {
  return () => { currentTenant.enterWith(tenant); };
}

function start(): string | undefined {
  binderOf('first')();
  return readTenant();
}

/** What it runs by itself is seen there. */
function ownWork(tenant: string): () => string | undefined {
  return () => currentTenant.run(tenant, readTenant);
}

export class Job {
  readonly started = start();
  readonly work = AsyncResource.bind(ownWork('second'))();
}
