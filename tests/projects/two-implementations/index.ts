import type { Database } from './database';
import { Mongo } from './mongo';
import { Sqlite } from './sqlite';

declare const settings: { kind: string };

let opened: Database | undefined;

export async function getDatabase(): Promise<Database> {
  if (opened === undefined) opened = settings.kind === 'mongo' ? new Mongo() : new Sqlite();
  return opened;
}
