/** The stores of a program that is run: they do what the real ones do, and remember who saw what. */
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/**
 * Up to Node 22 the very first use in a process turns the hooks on, and what began before that has no context at all. This
 * one is never disabled, so that they stay on.
 */
new AsyncLocalStorage().run(0, () => undefined);

/** From Node 24 on, `exit` is a scope that binds nothing. */
const HAS_CONTEXT_FRAME = Number(process.versions.node.split('.')[0]) >= 24;

/** The explicit boundary (`bind`, `snapshot`, `AsyncResource`) whose callback is running. */
const boundary = new AsyncLocalStorage<Boundary>();

interface Boundary {
  readonly within: Boundary | undefined;
}

/** One execution of a rebind. */
export interface Execution {
  readonly value: unknown;
  /** Offsets of the calls that led here, innermost first, up to the last `await`. */
  readonly stack: readonly number[];
  readonly boundary: Boundary | undefined;
  seen: boolean;
  /** Somebody saw it who runs outside of the boundary that the write was made in. */
  seenOutside: boolean;
  /** The value was still there where the boundary's callback ended. */
  liveAtEnd: boolean;
  /** Stacks of the rebinds that replaced it. */
  readonly replacedBy: (readonly number[])[];
}

interface Bound {
  readonly value: unknown;
  readonly execution: Execution | null;
}

type Callback = (...args: unknown[]) => unknown;

/** One run of one program. */
export class Recorder {
  readonly executions: Execution[] = [];
  readonly #stores: { readonly peek: () => Bound | undefined; readonly disable: () => void }[] = [];
  readonly AsyncLocalStorage: unknown;
  readonly AsyncResource: unknown;

  constructor(stackNow: () => readonly number[]) {
    const { executions } = this;
    const stores = this.#stores;
    this.AsyncLocalStorage = class Recording {
      readonly #als = new AsyncLocalStorage<Bound>();
      #left: Bound | undefined;

      constructor() {
        stores.push({ peek: () => this.#als.getStore(), disable: () => this.#als.disable() });
      }

      enterWith(value: unknown): void {
        const stack = stackNow();
        (this.#als.getStore() ?? this.#left)?.execution?.replacedBy.push(stack);
        const execution: Execution = { value, stack, boundary: boundary.getStore(), seen: false, seenOutside: false, liveAtEnd: false, replacedBy: [] };
        executions.push(execution);
        // eslint-disable-next-line context-boundary/prefer-run -- does what the recorded program asks for
        this.#als.enterWith({ value, execution });
      }

      getStore(): unknown {
        const bound = this.#als.getStore();
        if (bound?.execution != null) {
          bound.execution.seen = true;
          if (!isWithin(boundary.getStore(), bound.execution.boundary)) bound.execution.seenOutside = true;
        }
        return bound?.value;
      }

      run(value: unknown, callback: Callback, ...args: unknown[]): unknown {
        // As Node does: what is current already makes no scope.
        if (Object.is(this.#als.getStore()?.value, value)) return callback(...args);
        return this.#als.run({ value, execution: null }, callback, ...args);
      }

      exit(callback: Callback, ...args: unknown[]): unknown {
        if (HAS_CONTEXT_FRAME) return this.run(undefined, callback, ...args);
        // Up to Node 22 what is entered in there stays, in place of what was there before.
        const around = this.#left;
        this.#left = this.#als.getStore() ?? around;
        try {
          return this.#als.exit(callback, ...args);
        } finally {
          this.#left = around;
        }
      }

      static snapshot(): Callback {
        const run = AsyncLocalStorage.snapshot();
        return (callback, ...args) => run(marked(callback as Callback), ...args);
      }

      static bind(callback: Callback): Callback {
        return AsyncLocalStorage.bind(marked(callback));
      }
    };
    this.AsyncResource = class {
      readonly #resource: AsyncResource;

      constructor(name: string) {
        this.#resource = new AsyncResource(name);
      }

      runInAsyncScope(callback: Callback, self: unknown, ...args: unknown[]): unknown {
        return this.#resource.runInAsyncScope(marked(callback), self, ...args);
      }

      bind(callback: Callback): Callback {
        return this.#resource.bind(marked(callback));
      }

      static bind(callback: Callback): Callback {
        return AsyncResource.bind(marked(callback));
      }
    };
  }

  /** The callback of a boundary ends here. */
  end(): void {
    const here = boundary.getStore();
    for (const { peek } of this.#stores) {
      const execution = peek()?.execution;
      if (execution != null && here !== undefined && execution.boundary === here) execution.liveAtEnd = true;
    }
  }

  /** Up to Node 22 every store in use costs time at each new promise. */
  close(): void {
    for (const { disable } of this.#stores) disable();
  }
}

function isWithin(one: Boundary | undefined, other: Boundary | undefined): boolean {
  return one === other || (one !== undefined && isWithin(one.within, other));
}

function marked(callback: Callback): Callback {
  return function (this: unknown, ...args) {
    return boundary.run({ within: boundary.getStore() }, () => callback.apply(this, args));
  };
}
