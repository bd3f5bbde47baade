/** Whether those who call a function have bound something themselves, so that it is theirs that is found in there. */
import { bindsValue, type Write } from './frame.js';

/** What is known of the callers of a function. `unknown`: it is called by code that cannot be seen, and by nobody else. */
type Callers = 'bind' | 'do not' | 'unknown';

export class CallersBind {
  /** For each function and store, however it is called, what stands for what its callers had. */
  readonly #incoming = new Map<string, Write[]>();

  /**
   * @param incoming of all activations of all functions
   * @param open functions that anybody may call: those that are exported, and those that nobody is seen to call
   */
  constructor(incoming: Iterable<Write>, readonly open: ReadonlySet<number>) {
    for (const write of incoming) {
      const key = placeIn(write);
      const known = this.#incoming.get(key);
      if (known === undefined) this.#incoming.set(key, [write]);
      else known.push(write);
    }
  }

  /** True when all that are seen to call the function of this write have bound a value in its store, over however many functions. */
  bind(write: Pick<Write, 'fn' | 'store'>): boolean {
    return this.#callers(write, new Set()) === 'bind';
  }

  #callers(write: Pick<Write, 'fn' | 'store'>, seen: Set<string>): Callers {
    const key = placeIn(write);
    if (seen.has(key)) return 'unknown';
    seen.add(key);
    const had = (this.#incoming.get(key) ?? []).flatMap(({ standsFor }) => [...standsFor]).filter(({ kind }) => kind !== 'ghost' && kind !== 'shown');
    const all = had.map((one): Callers => (one.kind === 'incoming' ? this.#callers(one, seen) : bindsValue(one) ? 'bind' : 'do not'));
    if (all.includes('do not') || (all.length === 0 && this.open.has(write.fn))) return 'do not';
    return all.includes('bind') ? 'bind' : 'unknown';
  }
}

function placeIn({ fn, store }: Pick<Write, 'fn' | 'store'>): string {
  return `${fn}:${store}`;
}
