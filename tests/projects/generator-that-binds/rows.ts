import { AsyncLocalStorage } from 'node:async_hooks';

export const currentRow = new AsyncLocalStorage<string>();

const last = { failed: false };

/** Binds each row for whoever asks for it. */
export function* rowsOf(page: readonly string[]): Generator<string> {
  for (const row of page) {
    currentRow.enterWith(row);
    yield row;
  }
}

export async function* pages(first: readonly string[]): AsyncGenerator<readonly string[]> {
  try {
    yield first;
  } catch {
    last.failed = true;
    yield [];
  } finally {
    currentRow.enterWith('end');
  }
}

export function* nested(page: readonly string[]): Generator<string> {
  yield* rowsOf(page);
}

export function show(): void {
  console.log(currentRow.getStore());
}
