import type { Database } from './database';
import { getDatabase } from '.';

export async function databaseOf(tenant: string): Promise<Database> {
  const database = await getDatabase();
  // expect: no-lost-write lost
  await database.switchToTenant(tenant);
  return database;
}
