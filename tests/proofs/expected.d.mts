/** What is wrong with an entry, given what a proof found; undefined when nothing is. */
export function problemOf(entry: object, facts: object, major: number): string | undefined;
