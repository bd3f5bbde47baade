/** Lines and columns of what a parser gives by offsets. */

/** Line from 1, column from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A token or a comment. */
export interface Located {
  readonly type: string;
  readonly value: string;
  readonly range: [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
}

/** A node of a tree that is being completed. */
export interface Node {
  readonly type: string;
  readonly range: [number, number];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the field's type follows from the node's type, which is checked where it is read
  [field: string]: any;
}

/** The fields of each type of node that hold its children. */
export type Keys = Readonly<Record<string, readonly string[]>>;

export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) this.#starts.push(index + end.length);
  }

  at(offset: number): Position {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! };
  }

  of([start, end]: readonly [number, number]): Located['loc'] {
    return { start: this.at(start), end: this.at(end) };
  }
}

/** Gives every node of the tree its `loc`. */
export function locate(root: Node, keys: Keys, lines: Lines): void {
  for (const node of nodesOf(root, keys)) node['loc'] = lines.of(node.range);
}

/** All nodes of the tree, in no order that counts. */
export function* nodesOf(root: Node, keys: Keys): Generator<Node> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (const key of keys[node.type] ?? []) {
      const value: unknown = node[key];
      for (const child of Array.isArray(value) ? value as unknown[] : [value]) if (typeof child === 'object' && child !== null) waiting.push(child as Node);
    }
  }
}
