export function later(work: () => void): void {
  setImmediate(work);
}
