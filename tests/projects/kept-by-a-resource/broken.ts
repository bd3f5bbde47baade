import { AsyncResource } from 'node:async_hooks';
import { currentTenant, log } from './store';

export function begin(tenant: string): void {
  const request = new AsyncResource('request');
  request.runInAsyncScope(() => {
    // expect: no-lost-write lost
    currentTenant.enterWith(tenant);
  });
  log('begun');
}
