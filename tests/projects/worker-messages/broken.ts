import { parentPort } from 'node:worker_threads';
import { enterTenant } from './tenant';

parentPort?.on('message', (tenant: string) => {
  // expect: no-lost-write lost
  enterTenant(tenant);
});
