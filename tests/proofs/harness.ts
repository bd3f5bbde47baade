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

/** What becomes of a rebind and of a mutation in the callback of an API. */
export async function measure<Made>(api: Api<Made>): Promise<Measured> {
  const rebound = await run(api, (store) => store.enterWith({ name: 'callback' }));
  const mutated = await run(api, (store) => { const value = store.getStore(); if (value !== undefined) value.mutated = true; });
  return { starts: rebound.starts, rebindStays: rebound.after?.name === 'callback', mutationStays: mutated.caller.mutated === true };
}

async function run<Made>(api: Api<Made>, act: (store: AsyncLocalStorage<Value>) => void): Promise<{ starts: Measured['starts']; after: Value | undefined; caller: Value }> {
  const store = new AsyncLocalStorage<Value>();
  const caller: Value = { name: 'caller' };
  let starts: Measured['starts'] = 'never ran';
  const made = await store.run({ name: 'made' }, async () => api.make?.()) as Made;
  try {
    const after = await store.run(caller, async () => {
      // No `await` may stand between the call and the look, or a rebind in the caller's own frame would be gone as well.
      const pending = api.call(made, () => {
        if (starts === 'never ran') starts = (store.getStore()?.name ?? 'none') as Measured['starts'];
        act(store);
      });
      const now = store.getStore();
      await pending;
      return now === caller ? store.getStore() : now;
    });
    return { starts, after, caller };
  } finally {
    await api.stop?.(made);
  }
}

/** A promise that a callback resolves: `await told((done) => setTimeout(done))`. */
export function told(start: (done: () => void) => unknown): Promise<void> {
  return new Promise((resolve) => { start(resolve); });
}
