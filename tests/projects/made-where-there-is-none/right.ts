import { Sessions, theSession } from './session';

export async function count(rows: Promise<readonly string[]>): Promise<void> {
  const { length } = await rows;
  theSession().rows += length;
}

export async function countAgain(rows: Promise<readonly string[]>): Promise<void> {
  const { length } = await rows;
  const now = theSession();
  now.rows += length;
}

export async function countOnce(rows: Promise<readonly string[]>): Promise<void> {
  const { length } = await rows;
  Sessions.current.rows += length;
}
