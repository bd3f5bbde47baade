export async function open(): Promise<void> {
  await null;
}

export function next(): string | undefined {
  return globalThis.process.env['NEXT'];
}
