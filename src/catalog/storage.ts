/** The methods of AsyncLocalStorage, for every store that has them: the class itself, and what is known to be made like it. */
import type { CatalogEntry, ReadEntry } from './entry.js';

/** Where the store is found, and what is known of its content. */
export interface Storage {
  readonly module: string;
  /** What the methods are called on, up to and with the `#` or `.`: `AsyncLocalStorage#`. */
  readonly of: string;
  readonly source: string;
  /** Name of the store when it is no instance. */
  readonly store?: string;
  /** Default: `type`. */
  readonly identity?: ReadEntry['identity'];
}

/** What calling each method does to the store. */
export function storageMethods({ module, of, source, store, identity = 'type' }: Storage): readonly CatalogEntry[] {
  const common = { module, source, ...(store === undefined ? {} : { store }) };
  return [
    { ...common, role: 'rebind', path: `${of}enterWith`, argument: 0, why: 'replaces the value of the current context from here on' },
    // It is called with nothing, so the value at position 0 is `undefined`: a reset.
    { ...common, role: 'rebind', path: `${of}disable`, argument: 0, ends: true, why: 'leaves the store without a value until the next write' },
    { ...common, role: 'rebind', path: `${of}withScope`, argument: 0, why: 'replaces the value until the scope that it returns is disposed of' },
    // The end of a `using` declaration: what follows does not see the scope's value.
    { ...common, role: 'rebind', path: `${of}withScope().[Symbol.dispose]`, argument: 0, ends: true, why: 'ends the scope and its value' },
    { ...common, role: 'rebind', path: `${of}withScope().dispose`, argument: 0, ends: true, why: 'ends the scope and its value' },
    { ...common, role: 'read', path: `${of}getStore`, identity, server: true, why: 'answers with the value of the current context' },
    { ...common, role: 'scope', path: `${of}run`, argument: 0, callback: 1, why: 'binds the value while the function runs, then puts the former one back' },
    { ...common, role: 'scope', path: `${of}exit`, argument: -1, callback: 0, leaky: true, leakyOn: 'async-hooks', why: 'runs the function without a value; up to Node 22 a rebind made inside reaches the caller' },
  ];
}
