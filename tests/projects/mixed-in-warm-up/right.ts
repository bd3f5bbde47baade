import { Db } from './db';
import { connect } from 'driver';

const db = new Db();

export async function withScope<T>(name: string, work: (db: Db) => Promise<T>): Promise<T> {
  await connect();
  return db.runWith(name, () => work(db));
}

async function add(name: string): Promise<string[]> {
  return withScope(name, async (own) => own.list());
}

export async function addAndList(name: string): Promise<string[]> {
  await add(name);
  return db.list();
}
