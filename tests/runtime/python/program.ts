/**
 * Makes programs in Python: a `main` that binds and looks up one variable, in functions that run at once, in copies of the
 * context, in threads, in managers and generators. Lines `pass  # begin` and `pass  # end` stand where the context
 * of a callback begins and ends.
 */
import { random } from './random.js';

export interface PythonProgram {
  readonly text: string;
  /** Names of the shapes that it is made of. */
  readonly shapes: ReadonlySet<string>;
}

const HEAD = `import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from contextvars import Context, ContextVar, copy_context
from functools import partial
from coin import see

v = ContextVar("v", default="none")
pool = ThreadPoolExecutor(4)
coins = set()


def flip(number):
    return number in coins


def bind(x):
    v.set(x)


def look(place):
    see(place, v.get())


@contextmanager
def bound(x):
    token = v.set(x)
    try:
        yield
    finally:
        v.reset(token)


@contextmanager
def left(x):
    v.set(x)
    yield


@asynccontextmanager
async def bound_async(x):
    token = v.set(x)
    try:
        yield
    finally:
        v.reset(token)


@contextmanager
def joined(x, joins):
    if joins:
        yield
        return
    token = v.set(x)
    try:
        yield
    finally:
        v.reset(token)


@asynccontextmanager
async def joined_async(x, joins):
    if joins:
        yield
    else:
        token = v.set(x)
        try:
            yield
        finally:
            v.reset(token)


class Entered:
    def __init__(self, x):
        self.x = x

    def __enter__(self):
        v.set(self.x)

    def __exit__(self, *args):
        pass


def at_once(fn):
    fn()


async def awaiting(fn):
    await fn()


`;

/** How a callback is run: the lines, with its name for FN. `bare`: nothing of the caller is bound there. */
interface Crossing {
  readonly name: string;
  readonly lines: readonly string[];
  /** The callback is an `async def`. */
  readonly async: boolean;
  /** Where it can stand: in an `async def` only, or anywhere. */
  readonly within: 'async' | 'any';
  readonly kind: 'inline' | 'copy' | 'bare';
}

const crossings: readonly Crossing[] = [
  { name: 'call', lines: ['FN()'], async: false, within: 'any', kind: 'inline' },
  { name: 'lambda', lines: ['(lambda: FN())()'], async: false, within: 'any', kind: 'inline' },
  { name: 'partial', lines: ['partial(FN)()'], async: false, within: 'any', kind: 'inline' },
  { name: 'function of the project', lines: ['at_once(FN)'], async: false, within: 'any', kind: 'inline' },
  { name: 'await', lines: ['await FN()'], async: true, within: 'async', kind: 'inline' },
  { name: 'await of another function', lines: ['await awaiting(FN)'], async: true, within: 'async', kind: 'inline' },
  { name: 'copy_context().run', lines: ['copy_context().run(FN)'], async: false, within: 'any', kind: 'copy' },
  { name: 'a context with a name', lines: ['context = copy_context()', 'context.run(FN)'], async: false, within: 'any', kind: 'copy' },
  { name: 'submit of a copy', lines: ['pool.submit(copy_context().run, FN).result()'], async: false, within: 'any', kind: 'copy' },
  { name: 'thread of a copy', lines: ['one = threading.Thread(target=copy_context().run, args=(FN,))', 'one.start()', 'one.join()'], async: false, within: 'any', kind: 'copy' },
  { name: 'create_task', lines: ['await asyncio.create_task(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'a task with a name', lines: ['task = asyncio.create_task(FN())', 'await task'], async: true, within: 'async', kind: 'copy' },
  { name: 'ensure_future', lines: ['await asyncio.ensure_future(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'loop.create_task', lines: ['await asyncio.get_running_loop().create_task(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'gather', lines: ['await asyncio.gather(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'shield', lines: ['await asyncio.shield(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'group of tasks', lines: ['async with asyncio.TaskGroup() as group:', '    group.create_task(FN())'], async: true, within: 'async', kind: 'copy' },
  { name: 'to_thread', lines: ['await asyncio.to_thread(FN)'], async: false, within: 'async', kind: 'copy' },
  { name: 'to_thread of a partial', lines: ['await asyncio.to_thread(partial(FN))'], async: false, within: 'async', kind: 'copy' },
  { name: 'call_soon', lines: ['asyncio.get_running_loop().call_soon(FN)', 'await asyncio.sleep(0.001)'], async: false, within: 'async', kind: 'copy' },
  { name: 'call_later', lines: ['asyncio.get_running_loop().call_later(0, FN)', 'await asyncio.sleep(0.003)'], async: false, within: 'async', kind: 'copy' },
  { name: 'thread', lines: ['one = threading.Thread(target=FN)', 'one.start()', 'one.join()'], async: false, within: 'any', kind: 'bare' },
  { name: 'timer', lines: ['one = threading.Timer(0, FN)', 'one.start()', 'one.join()'], async: false, within: 'any', kind: 'bare' },
  { name: 'thread that is handed it', lines: ['one = threading.Thread(target=at_once, args=(FN,))', 'one.start()', 'one.join()'], async: false, within: 'any', kind: 'bare' },
  { name: 'thread with a loop', lines: ['one = threading.Thread(target=asyncio.run, args=(FN(),))', 'one.start()', 'one.join()'], async: true, within: 'any', kind: 'bare' },
  { name: 'submit', lines: ['pool.submit(FN).result()'], async: false, within: 'any', kind: 'bare' },
  { name: 'submit of a partial', lines: ['pool.submit(partial(FN)).result()'], async: false, within: 'any', kind: 'bare' },
  { name: 'submit of a lambda', lines: ['pool.submit(lambda: FN()).result()'], async: false, within: 'any', kind: 'bare' },
  { name: 'map', lines: ['list(pool.map(lambda _: FN(), [1]))'], async: false, within: 'any', kind: 'bare' },
  { name: 'run_in_executor', lines: ['await asyncio.get_running_loop().run_in_executor(None, FN)'], async: false, within: 'async', kind: 'bare' },
  { name: 'an empty context', lines: ['Context().run(FN)'], async: false, within: 'any', kind: 'bare' },
];

/** What binds for a block: `with …:`. */
const managers = [
  { name: 'with that puts back', line: 'with bound("TAG"):', within: 'any' }, { name: 'with that leaves it', line: 'with left("TAG"):', within: 'any' },
  { name: 'with an object', line: 'with Entered("TAG"):', within: 'any' }, { name: 'async with', line: 'async with bound_async("TAG"):', within: 'async' },
  { name: 'with that may join', line: 'with joined("TAG", flip(COIN)):', within: 'any' }, { name: 'async with that may join', line: 'async with joined_async("TAG", flip(COIN)):', within: 'async' },
] as const;

class Maker {
  readonly shapes = new Set<string>();
  #tags = 0;
  #functions = 0;
  #flips = 0;

  constructor(readonly next: (below: number) => number) {}

  tag(): string { return `w${this.#tags++}`; }

  pick<T>(of: readonly T[]): T { return of[this.next(of.length)]!; }

  body(depth: number, isAsync: boolean, kind: Crossing['kind']): string[] {
    // In an empty context the analysis knows of look-ups that find nothing only where nothing in there binds. (And a thread of a pool is
    // used again: the next one to run there would find what is bound.)
    if (kind === 'bare') return this.look();
    return Array.from({ length: 1 + this.next(3) }, () => this.statement(depth, isAsync)).flat();
  }

  statement(depth: number, isAsync: boolean): string[] {
    const kind = this.next(depth > 0 ? 12 : 4);
    if (kind < 2) return this.bind();
    if (kind < 4) return this.look();
    switch (kind) {
      case 4: return this.manager(depth, isAsync);
      case 5: return this.branch(depth, isAsync);
      case 6: return this.generator(isAsync);
      case 7: this.shapes.add('try'); return ['try:', ...indented(this.body(depth - 1, isAsync, 'inline')), 'finally:', ...indented(this.look())];
      default: return this.crossing(depth, isAsync);
    }
  }

  bind(): string[] {
    const tag = this.tag();
    switch (this.next(3)) {
      case 0: this.shapes.add('bind by a function'); return [`bind("${tag}")`];
      case 1: this.shapes.add('bind and put back'); return [`token = v.set("${tag}")`, ...(this.next(2) === 0 ? this.look() : []), 'v.reset(token)'];
      default: this.shapes.add('bind'); return [`v.set("${tag}")`];
    }
  }

  look(): string[] {
    const place = this.#tags++;
    if (this.next(2) === 0) {
      this.shapes.add('look up by a function');
      return [`look(${place})`];
    }
    this.shapes.add('look up');
    return [`see(${place}, v.get())`];
  }

  manager(depth: number, isAsync: boolean): string[] {
    const { name, line } = this.pick(managers.filter((one) => (one.within === 'any' || isAsync) && (this.#flips < 2 || !one.line.includes('COIN'))));
    this.shapes.add(name);
    return [line.replace('TAG', this.tag()).replace('COIN', () => `${this.#flips++}`), ...indented(this.body(depth - 1, isAsync, 'inline'))];
  }

  branch(depth: number, isAsync: boolean): string[] {
    if (this.#flips >= 2) return this.look();
    this.shapes.add('if');
    return [`if flip(${this.#flips++}):`, ...indented(this.body(depth - 1, isAsync, 'inline')), 'else:', ...indented(this.body(depth - 1, isAsync, 'inline'))];
  }

  generator(isAsync: boolean): string[] {
    const name = `items${this.#functions++}`;
    const isAsyncOne = isAsync && this.next(2) === 0;
    this.shapes.add(isAsyncOne ? 'async generator' : 'generator');
    return [`${isAsyncOne ? 'async ' : ''}def ${name}():`, ...indented([...this.bind(), 'yield 1', ...this.look()]), `${isAsyncOne ? 'async ' : ''}for _ in ${name}():`, ...indented(this.look())];
  }

  crossing(depth: number, isAsync: boolean): string[] {
    const one = this.pick(crossings.filter(({ within }) => within === 'any' || isAsync));
    this.shapes.add(one.name);
    const name = `f${this.#functions++}`;
    const [begin, end] = one.kind === 'inline' ? [[], []] : [['pass  # begin'], ['pass  # end']];
    return [`${one.async ? 'async ' : ''}def ${name}():`, ...indented([...begin, ...this.body(depth - 1, one.async, one.kind), ...end]), ...one.lines.map((line) => line.replace('FN', name))];
  }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

export function pythonProgram(seed: number): PythonProgram {
  const maker = new Maker(random(seed));
  const body = Array.from({ length: 4 }, () => maker.statement(3, true)).flat();
  return { text: `${HEAD}async def main():\n${indented(['pass  # begin', ...body, 'pass  # end']).join('\n')}\n\n\nif __name__ == "__main__":\n    asyncio.run(main())\n`, shapes: maker.shapes };
}

export const pythonShapes: readonly string[] = [...crossings.map(({ name }) => name), ...managers.map(({ name }) => name), 'if', 'try', 'generator', 'async generator', 'bind', 'bind by a function', 'bind and put back', 'look up', 'look up by a function'];
