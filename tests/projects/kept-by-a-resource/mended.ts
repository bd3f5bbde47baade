import { AsyncResource } from 'node:async_hooks';
import { currentTenant, log } from './store';

export function begin(tenant: string): void {
  const request = new AsyncResource('request');
  request.runInAsyncScope(() => {
    currentTenant.enterWith(tenant);
  });
  request.runInAsyncScope(() => {
    log('begun');
  });
}
