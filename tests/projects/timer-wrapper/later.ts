import { AsyncLocalStorage } from 'node:async_hooks';

export function later(work: () => void): void {
  setTimeout(() => { work(); }, 10);
}

export function inContextOf(snapshot: (work: () => void) => void, work: () => void): void {
  snapshot(work);
}

export const outside = AsyncLocalStorage.snapshot();

export function soon(work: () => void): void {
  outside(work);
}

export function now(work: () => void): void {
  work();
}
