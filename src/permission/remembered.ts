/** What a name says does not change, and the same names stand in all files of a project. */

/** When more of them are known, it begins again. */
const MOST = 20_000;

/** The same function, which asks itself once only. What it gives is shared: it must not be changed. */
export function remembered<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined || known.has(name)) return found as T;
    if (known.size >= MOST) known.clear();
    const made = find(name);
    // A piece of a text would keep the whole of it in memory.
    known.set(Buffer.from(name).toString(), made);
    return made;
  };
}
