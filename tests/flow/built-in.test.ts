/** Which values are, by the text of their file alone, texts, numbers, lists and the like. */
import { expect, it } from 'vitest';
import { BuiltIn } from '../../src/flow/built-in.js';
import type { SourceLanguage } from '../../src/project/language.js';
import { javascript } from '../../src/project/javascript.js';
import { python } from '../../src/project/python.js';

/** Of each call of `call`, what it is called on, and whether that is one. */
function builtIn(language: SourceLanguage, path: string, text: string): readonly string[] {
  const found = language.outline(text, path);
  if ('unknown' in found) throw new Error(found.unknown);
  const { outline } = found;
  const known = new BuiltIn(outline, language.semantics, BuiltIn.fieldsOf(outline, language.semantics));
  return outline.calls.flatMap(({ callee, text: written }) => (callee.is === 'member' && callee.name === 'call' && known.is(callee.of) ? [written.replace(/\.call$/, '')] : []));
}

it('are told in Python by what is written, declared, or made', () => {
  expect(builtIn(python, '/p/a.py', `
from collections import defaultdict
import collections, other

class A:
    declared: dict[str, int]
    made = []
    other: Thing
    mixed = []
    later = None

    def __init__(self, given):
        self.own = set()
        self.given = given
        self.mixed = given
        self.never = None
        self.own.call()
        self.given.call()
        self.declared.call()
        self.made.call()
        self.other.call()
        self.mixed.call()
        self.later.call()
        self.never.call()
        self.method.call()

    def method(self):
        pass

def f(given, text: str, either: list[int] | None, thing: Thing):
    one = [1]
    two = one
    either_way = {} if given else given
    listed = sorted(given)
    parts = text.strip().split(",")
    of = defaultdict(list)
    in_module = collections.deque()
    unseen = other.deque()
    given.call()
    text.call()
    either.call()
    thing.call()
    one.call()
    two.call()
    either_way.call()
    listed.call()
    parts.call()
    of.call()
    in_module.call()
    unseen.call()
    "a".call()
    {}.call()
    len(given).call()
`)).toEqual(['self.own', 'self.declared', 'self.made', 'text', 'either', 'one', 'two', 'listed', 'parts', 'of', 'in_module', '"a"', '{}', 'len(given)']);
});

it('are told in JavaScript by the same, but for objects, which may have methods of their own', () => {
  expect(builtIn(javascript, '/p/a.ts', `
class A {
  private readonly cache = new Map<string, number>();
  private ids: string[];
  private service: Service;
  f(given, text: string, thing: Thing) {
    const keys = Object.keys(given);
    const rows = keys.filter((key) => key);
    const object = { call() {} };
    this.cache.call();
    this.ids.call();
    this.service.call();
    keys.call();
    rows.call();
    object.call();
    text.call();
    thing.call();
    given.call();
    new Date().call();
    new Thing().call();
    given.filter().call();
  }
}
`)).toEqual(['this.cache', 'this.ids', 'keys', 'rows', 'text', 'new Date()']);
});
