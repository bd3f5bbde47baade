import type { Database } from './database';

export function databaseOf(database: Database, tenant: string): Promise<void> {
  return database.switchToTenant(tenant);
}
