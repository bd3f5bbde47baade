/** A map over another one, which it leaves as it is: what is added costs what it is, and not what was known before. */

/** So many of them may lie over each other before all is put into one. */
const MOST_LAYERS = 8;

export class Layered<Key, Value> implements Iterable<Key> {
  readonly #own: Map<Key, Value>;
  readonly #below: Layered<Key, Value> | undefined;
  readonly #height: number;

  constructor(below?: Layered<Key, Value>) {
    const isHigh = below !== undefined && below.#height >= MOST_LAYERS;
    this.#own = isHigh ? new Map(below.all()) : new Map<Key, Value>();
    this.#below = isHigh ? undefined : below;
    this.#height = isHigh || below === undefined ? 1 : 1 + below.#height;
  }

  has(key: Key): boolean {
    return this.#own.has(key) || this.#below?.has(key) === true;
  }

  get(key: Key): Value | undefined {
    return this.#own.get(key) ?? this.#below?.get(key);
  }

  set(key: Key, value: Value): void {
    this.#own.set(key, value);
  }

  get isEmpty(): boolean {
    return this.#own.size === 0 && this.#below?.isEmpty !== false;
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.all().keys();
  }

  /** What was added here, or put in anew: some of it may be below as well. */
  get own(): ReadonlyMap<Key, Value> {
    return this.#own;
  }

  get below(): Layered<Key, Value> | undefined {
    return this.#below;
  }

  /** All that is in it, with the values that hold now. */
  all(): ReadonlyMap<Key, Value> {
    return this.#below === undefined ? this.#own : new Map([...this.#below.all(), ...this.#own]);
  }
}
