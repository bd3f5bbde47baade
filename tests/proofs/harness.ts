/** Runs a real API and looks at what it does to the context. Each measurement has a store of its own. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Up to Node 22 the very first use of a process turns hooks on, and what ran before that has no context. */
new AsyncLocalStorage().run(0, () => undefined);

/** In async hooks (up to Node 22) a value that is entered at an object's callback sticks to the object. */
export const HAS_CONTEXT_FRAME = Number(process.versions.node.split('.')[0]) >= 24;

export interface Measured {
  /** Whose context the callback started in: of the call, of the place where the object was made, or no store at all. */
  readonly starts: 'caller' | 'made' | 'none' | 'never ran';
  /** The caller finds the callback's rebind after the call. */
  readonly rebindStays: boolean;
  /** The caller finds a change that the callback made to the object in the store. */
  readonly mutationStays: boolean;
}

interface Value {
  readonly name: string;
  mutated?: boolean;
}

export interface Api<Made> {
  /** Makes the object that calls back; runs in the context `made`. */
  readonly make?: () => Made | Promise<Made>;
  /** Hands the callback over and waits until it has run; runs in the context `caller`. */
  readonly call: (made: Made, callback: () => void) => unknown;
  readonly stop?: (made: Made) => unknown;
}

/** What becomes of a rebind and of a mutation in the callback of an API. They go into two stores, so one call tells both. */
export async function measure<Made>(api: Api<Made>): Promise<Measured> {
  const rebound = new AsyncLocalStorage<Value>();
  const mutated = new AsyncLocalStorage<Value>();
  const within = <Result>(value: Value, action: () => Result): Result => rebound.run(value, () => mutated.run(value, action));
  const caller: Value = { name: 'caller' };
  let starts: Measured['starts'] = 'never ran';
  const made = await within({ name: 'made' }, async () => api.make?.()) as Made;
  try {
    const after = await within(caller, async () => {
      // No `await` may stand between the call and the look, or a rebind in the caller's own frame would be gone as well.
      const pending = api.call(made, () => {
        if (starts === 'never ran') starts = (rebound.getStore()?.name ?? 'none') as Measured['starts'];
        const value = mutated.getStore();
        if (value !== undefined) value.mutated = true;
        rebound.enterWith({ name: 'callback' });
      });
      const now = rebound.getStore();
      await pending;
      return now === caller ? rebound.getStore() : now;
    });
    return { starts, rebindStays: after?.name === 'callback', mutationStays: caller.mutated === true };
  } finally {
    await api.stop?.(made);
  }
}

/** A promise that a callback resolves: `await told((done) => setTimeout(done))`. */
export function told(start: (done: () => void) => unknown): Promise<void> {
  return new Promise((resolve) => { start(resolve); });
}
