import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './database';

const current = new AsyncLocalStorage<string>();

export class Sqlite implements Database {
  async switchToTenant(tenant: string): Promise<void> {
    current.enterWith(tenant);
  }
}
