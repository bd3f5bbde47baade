/** Lists whose items are made when somebody looks at them. */

/** Some items at the end of a list, and how each is made. */
interface Piece<Item> {
  readonly from: number;
  readonly make: (index: number) => Item;
}

const INDEX = /^\d+$/;

/**
 * A plain array, of which the items that were added by `append` are made when they are read for the first time: what is made
 * is the array's own from then on and found as fast as any. What is not there yet is asked of the array's prototype.
 */
export class LazyList<Item> {
  readonly items: Item[];
  readonly #pieces: Piece<Item>[] = [];

  constructor(first: readonly Item[]) {
    this.items = [...first];
    Object.setPrototypeOf(this.items, new Proxy(Array.prototype, {
      get: (prototype, key): unknown => (this.#holds(key) ? this.#make(Number(key)) : Reflect.get(prototype, key)),
      has: (prototype, key) => this.#holds(key) || Reflect.has(prototype, key),
    }));
  }

  /** Adds as many items as there are in `rows`; `make` is given each when it is asked for. */
  append<Row>(rows: readonly Row[], make: (row: Row) => Item): void {
    const from = this.items.length;
    this.#pieces.push({ from, make: (index) => make(rows[index - from]!) });
    this.items.length += rows.length;
  }

  #holds(key: string | symbol): key is string {
    return typeof key === 'string' && INDEX.test(key) && Number(key) < this.items.length;
  }

  #make(index: number): Item {
    const item = this.#pieces.findLast(({ from }) => from <= index)!.make(index);
    Object.defineProperty(this.items, index, { value: item, writable: true, enumerable: true, configurable: true });
    return item;
  }
}
