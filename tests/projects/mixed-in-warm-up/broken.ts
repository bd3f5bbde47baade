import { connect } from 'driver';
import { Db } from './db';

const db = new Db();

async function open(name: string): Promise<void> {
  await connect();
  // expect: no-lost-write lost
  await db.switchTo(name);
}

export async function openAndList(name: string): Promise<string[]> {
  await open(name);
  return db.list();
}
