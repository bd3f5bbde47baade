/** Lists whose items are made when somebody looks at them. */

/** Some items at the end of a list, and how each is made. */
interface Piece<Item> {
  readonly from: number;
  readonly make: (index: number) => Item;
}

const INDEX = /^\d+$/;

/**
 * A plain array that begins with items that others take the place of, and of which the items that were added by `append` are made when they
 * are read for the first time: what is made is the array's own from then on and found as fast as any. What is not there yet is asked of
 * the array's prototype.
 */
export class LazyList<Item> {
  readonly items: Item[];
  readonly #pieces: Piece<Item>[] = [];
  #leading = 0;

  /** @param room for the items that it begins with */
  constructor(room: number) {
    this.items = new Array<Item | undefined>(room).fill(undefined) as Item[];
    Object.setPrototypeOf(this.items, new Proxy(Array.prototype, {
      get: (prototype, key): unknown => (this.#holds(key) ? this.#make(Number(key)) : Reflect.get(prototype, key)),
      has: (prototype, key) => this.#holds(key) || Reflect.has(prototype, key),
    }));
  }

  /** It begins with these from here on, which are no more than there is room for. */
  lead(first: readonly Item[]): void {
    for (let index = 0; index < first.length; index += 1) this.items[index] = first[index]!;
    (this.items as (Item | undefined)[]).fill(undefined, first.length, Math.max(first.length, this.#leading));
    this.#leading = first.length;
  }

  /** Adds as many items as there are in `rows`; `make` is given each when it is asked for. */
  append<Row>(rows: readonly Row[], make: (row: Row) => Item): void {
    const from = this.items.length;
    if (rows.length > 0) this.#pieces.push({ from, make: (index) => make(rows[index - from]!) });
    this.items.length += rows.length;
  }

  #holds(key: string | symbol): key is string {
    return typeof key === 'string' && INDEX.test(key) && Number(key) < this.items.length;
  }

  #make(index: number): Item {
    const item = this.#pieces[indexUpTo(this.#pieces, ({ from }) => from, index)]!.make(index);
    Object.defineProperty(this.items, index, { value: item, writable: true, enumerable: true, configurable: true });
    return item;
  }
}

/** Where the last of the things stands, in the order of their numbers, whose number is not greater. The first one's never is. */
export function indexUpTo<Thing>(things: readonly Thing[], numberOf: (thing: Thing) => number, most: number): number {
  let [low, high] = [0, things.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberOf(things[middle]!) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
