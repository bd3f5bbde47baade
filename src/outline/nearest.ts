/** Variables that are given each other many times over, as in the output of a minifier, lead to the same values by ever more ways: one way is enough. */

/** How deep each key was met, where it was met the least deep so far. */
export class Nearest<Key> {
  readonly #depths = new Map<Key, number>();

  /** True when the key was not met before, or only deeper: where one goes down to a certain depth alone, more may come of it now. */
  isNew(key: Key, depth: number): boolean {
    if ((this.#depths.get(key) ?? Infinity) <= depth) return false;
    this.#depths.set(key, depth);
    return true;
  }
}
