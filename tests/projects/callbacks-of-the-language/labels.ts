export function labelsOf(names: readonly unknown[]): string[] {
  return names.map(String);
}

export function largest(numbers: readonly number[]): number {
  return Math.max.apply(null, [...numbers]);
}

declare global {
  function decorateLabel(label: unknown): string;
}

export function decorated(names: readonly unknown[]): string[] {
  return names.map(decorateLabel);
}
