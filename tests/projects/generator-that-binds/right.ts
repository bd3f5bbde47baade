import { nested, pages, rowsOf, show } from './rows';

declare function load(): Promise<readonly string[]>;

export async function count(): Promise<void> {
  const page = await load();
  for (const row of rowsOf(page)) show();
  show();
}

export async function list(): Promise<readonly string[]> {
  const page = await load();
  const found = Array.from(nested(page));
  show();
  return found;
}

export async function first(): Promise<number> {
  const all = await load();
  for await (const page of pages(all)) {
    show();
    if (page.length > 0) break;
  }
  show();
  return 0;
}
