import { currentRow, nested, pages, rowsOf } from './rows';

declare function load(): Promise<readonly string[]>;

async function count(): Promise<number> {
  const page = await load();
  let found = 0;
  // expect: no-lost-write lost
  for (const row of rowsOf(page)) found += row.length;
  return found;
}

async function list(): Promise<readonly string[]> {
  const page = await load();
  // expect: no-lost-write lost
  return Array.from(nested(page));
}

async function first(): Promise<number> {
  const all = await load();
  // expect: no-lost-write lost
  for await (const page of pages(all)) return page.length;
  return 0;
}

export async function report(): Promise<void> {
  await Promise.all([count(), list(), first()]);
  console.log(currentRow.getStore());
}
