/** Which functions lead to a rebind, once it is seen what they call: names alone say so of all of these. */
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/lookup.js';
import { pythonCatalog } from '../../src/catalog/python/index.js';
import { Analysis } from '../../src/flow/index.js';
import type { Outline } from '../../src/outline/outline.js';
import { python } from '../../src/project/python.js';

const BEFORE = `from contextvars import ContextVar
from contextlib import contextmanager
import queue, pool

user = ContextVar("user")

def bind(value):
    user.set(value)

def plain(value):
    return len(value)

class Quiet:
    def __init__(self, value):
        self.value = value
    def get(self):
        return self.value
    def run(self):
        return plain(self.value)

class Binding:
    def __init__(self, value):
        bind(value)
    def run(self):
        bind(self)

class Called:
    def __call__(self):
        bind(1)

class Base:
    def work(self):
        return self.step()
    def step(self):
        return 1

class Derived(Base):
    def step(self):
        bind(1)

@contextmanager
def bound(value):
    bind(value)
    yield

async def later():
    bind(1)

async def nothing():
    return 1
`;

/** All names that are looked for: whatever is called so may lead there. */
const NAMES = ['user store', 'set', 'get', 'run', 'put', 'bind', 'plain', 'work', 'step', 'later', 'later(…)', 'nothing', 'nothing(…)', 'submit', 'found', 'one', 'two', 'job', 'of', 'made', 'cm', 'many', '__call__', 'who(get)'];
const CLASSES = ['Quiet', 'Binding', 'Called', 'Base', 'Derived', 'bound'];

function outlined(text: string): Outline {
  const found = python.outline(text, '/p/app.py');
  if ('unknown' in found) throw new Error(found.unknown);
  return found.outline;
}

/** Whether the last `f` leads there, where all of these names may. */
function leadsBy(code: string, namesOf: (outline: Outline) => readonly string[]): boolean {
  const outline = outlined(`${BEFORE}\n${code}`);
  const imports = { rebinding: new Set(namesOf(outline)), reading: new Set<string>(), follow: () => undefined, isPackage: () => true };
  const analysis = new Analysis(outline, createCatalog(pythonCatalog), python.semantics, imports, 'quick');
  const fn = outline.functions.findLastIndex(({ name }) => name === 'f');
  return analysis.reaching!.leads(analysis.resolver.closure(fn, null));
}

function leads(code: string): boolean {
  const all = [...NAMES, ...CLASSES.flatMap((name) => [name, `${name}() with`, `${name}()`])];
  return leadsBy(code, ({ functions }) => [...all, ...functions.flatMap(({ name }) => all.flatMap((one) => [`var ${one}`, `var ${one}@${name}`]))]);
}

describe('a function leads there that', () => {
  it.each([
    ['binds', 'def f():\n    user.set(1)'],
    ['calls what binds', 'def f():\n    bind(1)'],
    ['calls what calls that', 'def g():\n    bind(1)\ndef f():\n    g.run = plain\n    one = g\n    one()'],
    ['hands it on', 'def f():\n    pool.submit(bind)'],
    ['hands it on in a list', 'def f():\n    pool.submit([plain, bind])'],
    ['makes something that binds while it is made', 'def f():\n    Binding(1)'],
    ['calls something that binds when it is called', 'def f():\n    one = Called()\n    one()'],
    ['enters what binds', 'def f():\n    with bound(1):\n        plain(1)'],
    ['awaits what binds', 'async def f():\n    one = later()\n    await one'],
    ['runs a method that binds', 'def f():\n    Binding(1).run()'],
    ['runs a method that calls another one, which its own class has', 'def f():\n    Derived().work()'],
    ['reads a property that does it', 'class Of:\n    @property\n    def who(self):\n        bind(1)\ndef f(one):\n    two = one.who'],
    ['gives it to its caller', 'def f():\n    return bind'],
    ['puts what does it into an object', 'def f(self):\n    self.run = lambda: bind(1)'],
    ['yields it', 'def f():\n    yield bind'],
    ['runs a method of what its caller has', 'def f(job):\n    job.run()'],
    ['runs a method of what it got out of that', 'def f(job):\n    one = job[0] or None\n    one.run()'],
    ['hands on a method of what its caller has', 'def f(job):\n    pool.submit(job.run)'],
    ['hands on such a method by another name', 'def f(job):\n    one = job.run\n    pool.submit(one)'],
    ['calls what a call gives that knows more', 'def f(job):\n    one = made(job)\n    one()'],
    ['runs a method of its own object, which nobody knows', 'def f(self):\n    self.job.run()'],
    ['holds a function that does it', 'def f():\n    def one():\n        bind(1)\n    pool.submit(one)'],
    ['hands on what was made of it', 'import functools\ndef f():\n    one = functools.partial(bind, 1)\n    pool.submit(one)'],
    ['fills a dictionary with it', 'def f():\n    pool.submit({"one": bind})'],
  ])('%s', (_, code) => { expect(leads(code)).toBe(true); });
});

describe('a function leads nowhere that', () => {
  it.each([
    ['calls what does not bind', 'def f():\n    plain(1)'],
    ['calls methods that do not', 'def f():\n    Quiet(1).run()\n    Quiet(1).get()'],
    ['makes what does not', 'def f():\n    Quiet(1)'],
    ['hands on what does not', 'def f():\n    pool.submit(plain)\n    pool.submit([plain])\n    pool.submit(Quiet(1))'],
    ['awaits what does not', 'async def f():\n    one = nothing()\n    await one'],
    ['calls code of others', 'def f():\n    queue.put(1)\n    queue.get()'],
    ['calls methods of texts and lists', 'def f(of: list, two: str):\n    one = {}\n    one.get(1)\n    [].run()\n    "".get()'],
    ['hands on what its caller has given', 'def f(job):\n    pool.submit(job)\n    pool.submit([job])'],
    ['calls what its caller has given', 'def f(job):\n    one = job\n    one()'],
    ['hands on what a call gave', 'def f(job):\n    found = made(job)\n    pool.submit(found)'],
    ['runs a method of what nobody knows', 'def f():\n    made().run()'],
    ['makes a function of one that does, and hands it to nobody', 'import functools\ndef f():\n    one = functools.partial(bind, 1)\n    return 1'],
    ['calls itself', 'def f():\n    two()\ndef two():\n    plain(1)\n    f()\ndef f():\n    two()'],
    ['runs methods of a class that does not bind, though one that extends it does', 'def f():\n    Base().work()'],
    ['fills a dictionary with what does not', 'def f():\n    pool.submit({"one": 1})'],
  ])('%s', (_, code) => { expect(leads(code)).toBe(false); });
});

it('is told of those who look up a store of the file itself as well', () => {
  expect(leads('def f():\n    user.get()')).toBe(true);
});

it('is told of as many functions as there are, and of more by their names', () => {
  const chain = (length: number): string => `${Array.from({ length }, (_, i) => `def run${i}():\n    run${i + 1}()`).join('\n')}\ndef run${length}():\n    plain(1)\ndef f():\n    run0()`;
  const named = (length: number): boolean => leadsBy(chain(length), ({ functions }) => functions.flatMap(({ name }) => [name, `var ${name}`]));
  expect([named(20), named(500)]).toEqual([false, true]);
});
