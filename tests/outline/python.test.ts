/** What Python's statements and expressions become in an outline. */
import { describe, expect, it } from 'vitest';
import { outlineOfPython } from '../../src/python/outline.js';
import { parsePython } from '../../src/python/parse.js';
import { printOutline } from './print.js';

function python(text: string): string {
  const { ast, errors } = parsePython(text);
  expect(errors).toEqual([]);
  return printOutline(outlineOfPython({ ast, text, file: '/project/code.py' }));
}

describe('statements of Python', () => {
  it('assign to names, attributes, items and parts', () => {
    expect(python(`
def f(g):
    a = b = g()
    a.x = 1
    a["y"] = 2
    a[g()] = 3
    c, (d, *e), z = g()
    [h, *i] = a
    a.n += 1
    j: "models.User | None" = g()
    k: int
    del a
    return c, d, e, h, i, j, k
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(g) line 2
    c0 = g()  // g, line 3
    a.x = 1
    a[y] = 2
    c1 = g()  // g, line 6
    a[?] = 3
    c2 = g()  // g, line 7
    a.n = (Add a.n 1)
    c3 = g()  // g, line 10
    return [c, d, e, h, i, j, k]
  const g in f1 = f1[0]
  const a in f1 = c0
  const b in f1 = c0
  const c in f1 = c2[0]
  const d in f1 = c2[1][0]
  const e in f1 = [each(c2[1])]
  const z in f1 = c2[2]
  const h in f1 = a[0]
  const i in f1 = [each(a)]
  const j: "models.User | None" <global models.User> in f1 = c3
  const k: int <global int> in f1 = nothing
  const f in f0 = f1
  property a.x = 1 in f1
  property a.y = 2 in f1
  property a.? = 3 in f1
  property a.n = (Add a.n 1) in f1
  export f = f"
`);
  });

  it('name types, and annotate with what is no name', () => {
    expect(python(`
type Users = list["User"]
def f(a: [int], b: Users):
    return a
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(a: [int], b: Users <Users>) line 3
    return a
  const Users in f0 = global list[User]
  const a in f1 = (f1[0]: [int])
  const b in f1 = (f1[1]: Users <Users>)
  const f in f0 = f1
  export Users = Users
  export f = f"
`);
  });

  it('branch, loop and leave', () => {
    expect(python(`
async def f(items, g):
    for one in items:
        if one: continue
        elif g(one): break
    else:
        g(0)
    while True:
        g(1)
        break
    async for two in items:
        g(two)
    assert g(2), g(3)
    raise g(4) from g(5)
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(items, g) async line 2
    label loop 28
      loop over items
        if one
          continue
        or
          c0 = g(one)  // g, line 5
          if c0
            break loop 28
          or
      c1 = g(0)  // g, line 7
    loop endless
      c2 = g(1)  // g, line 9
      break
    loop await over items
      c3 = g(two)  // g, line 12
    c4 = g(2)  // g, line 13
    if c4
    or
      c5 = g(3)  // g, line 13
      throw c5
    c6 = g(4)  // g, line 14
    c7 = g(5)  // g, line 14
    throw c6
  const items in f1 = f1[0]
  const g in f1 = f1[1]
  const one in f1 = each(items)
  const two in f1 = each(items)
  const f in f0 = f1
  export f = f"
`);
  });

  it('match', () => {
    expect(python(`
def f(subject, g):
    match subject:
        case [first, *rest]: g(first, rest)
        case {"a": one, **others}: g(one, others)
        case Point(x, y=z) | Other(x, y=z): g(x, z)
        case (1 | 2) as number if g(): g(number)
        case _: g(0)
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(subject, g) line 2
    if subject
      c0 = g(first, rest)  // g, line 4
    or
      c1 = g(one, others)  // g, line 5
    or
      c2 = g(x, z)  // g, line 6
    or
      c3 = g()  // g, line 7
      c4 = g(number)  // g, line 7
    or
      c5 = g(0)  // g, line 8
  const subject in f1 = f1[0]
  const g in f1 = f1[1]
  const first in f1 = subject[0]
  const rest in f1 = ?
  const one in f1 = ?
  const others in f1 = ?
  let x in f1 = ? | ?
  let z in f1 = ? | ?
  const number in f1 = subject
  const f in f0 = f1
  export f = f"
`);
  });

  it('try, with and what they hold', () => {
    expect(python(`
async def f(g):
    try:
        g(1)
    except ValueError as error:
        g(error)
    else:
        g(2)
    finally:
        g(3)
    with g(4) as a, g(5):
        g(a)
    async with g(6) as b:
        await g(b)
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(g) async line 2
    try
      c0 = g(1)  // g, line 4
      c1 = g(2)  // g, line 8
    catch
      if there
        c2 = g(error)  // g, line 6
      or
        throw ?
    finally
      c3 = g(3)  // g, line 10
    c4 = g(4)  // g, line 11
    c5 = c4.__enter__()  // g(4), line 11
    try
      c6 = g(5)  // g, line 11
      c7 = c6.__enter__()  // g(5), line 11
      try
        c8 = g(a)  // g, line 12
      finally
        c9 = dispose c6.__exit__()  // g(5), line 11
    finally
      c10 = dispose c4.__exit__()  // g(4), line 11
    c11 = g(6)  // g, line 13
    c12 = c11.__aenter__()  // g(6), line 13
    await c12
    try
      c13 = g(b)  // g, line 14
      await c13
    finally
      c14 = dispose c11.__aexit__()  // g(6), line 13
      await c14
  const g in f1 = f1[0]
  const error in f1 = ?
  const a in f1 = c5
  const b in f1 = await(c12)
  const f in f0 = f1
  export f = f"
`);
  });

  it('imports', () => {
    expect(python(`
import a.b
import c.d as e
from . import f
from ..g.h import i as j, k
from l import *
if TYPE_CHECKING:
    from m import n
x = [a.b.o, e, f, j, k]
`)).toMatchInlineSnapshot(`
  "f0 module
  const a in f0 = import(a).*
  const e in f0 = import(c.d).*
  const f in f0 = import(.).f
  const j in f0 = import(..g.h).i
  const k in f0 = import(..g.h).k
  const n in f0 = import(m).n
  const x in f0 = [import(a.b).*.o, e, f, j, k]
  export * = import(l).*
  export a = a
  export e = e
  export f = f
  export j = j
  export k = k
  export n = n
  export x = x"
`);
  });
});

describe('classes of Python', () => {
  it('members of each kind', () => {
    expect(python(`
class A(Base, metaclass=Meta):
    limit: int = 1
    made = make()
    def __init__(self, store):
        super().__init__()
        self.store = store
    @property
    def user(self): return self.store
    @user.setter
    def user(self, value): self.store = value
    @staticmethod
    def plain(x): return x
    @classmethod
    def create(cls): return cls(1)
    @overload
    def twice(self): ...
    if DEBUG:
        def debug(self): return self
    class Inner:
        pass
`)).toMatchInlineSnapshot(`
  "f0 module
    c0 = global make()  // make, line 4
  f1 constructor __init__(store) of k0 line 5
    c1 = super@f1()  // super().__init__, line 6
    self#2.store = store
  f2 getter user() of k0 line 9
    return self#5.store
  f3 setter user(value) of k0 line 11
    self#7.store = value
  f4 method plain(x) static of k0 line 13
    return x
  f5 method create() static of k0 line 15
    c2 = cls(1)  // cls, line 15
    return c2
  f6 method debug() of k0 line 19
    return self#13
  k0 class A extends global Base in f0
    static field limit: int <global int> = 1
    field limit: int <global int> = 1
    static field made = c0
    field made = c0
    constructor __init__ = f1
    getter user = f2
    setter user = f3
    method plain = f4
    static method plain = f4
    method create = f5
    static method create = f5
    method debug = f6
    static field Inner = k1
    field Inner = k1
  k1 class Inner in f0
  const limit: int <global int> in f0 = 1
  const made in f0 = c0
  const self#2 in f1 = this@f1
  const store in f1 = f1[0]
  const __init__ in f0 = f1
  const self#5 in f2 = this@f2
  let user in f0 = f2 | f3
  const self#7 in f3 = this@f3
  const value in f3 = f3[0]
  const x in f4 = f4[0]
  const plain in f0 = f4
  const cls in f5 = this@f5
  const create in f0 = f5
  const self#13 in f6 = this@f6
  const debug in f0 = f6
  const Inner in f0 = k1
  const A in f0 = k0
  property self#2.store = store in f1
  property self#7.store = value in f3
  export A = A"
`);
  });
});

describe('expressions of Python', () => {
  it('in order of evaluation', () => {
    expect(python(`
def f(g, *args, key=None, **rest):
    return [
        g(1, *args, key=2, **rest), lambda x, y=g(2): x, (z := g(3)), g(4) if g(5) else g(6), g(7) and g(8) or not g(9),
        g(10) < g(11) is None, {"a": g(12), **rest, g(13): 1}, {g(14)}, (g(15), *args), args[0], args[1:g(16)],
        f"{g(17)!r:{g(18)}}", [g(x) for x in args if g(19)], {x: g(y) for x in args for y in x}, (x async for x in args), -g(20), g(21) + 1, ...,
    ]
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(g, key? = undefined, ...args) line 2
    c0 = g(1, ...args, 2, ...rest)  // g, line 4
    c1 = g(2)  // g, line 4
    c2 = g(3)  // g, line 4
    c3 = g(5)  // g, line 4
    if c3
      c4 = g(4)  // g, line 4
    or
      c5 = g(6)  // g, line 4
    c6 = g(7)  // g, line 4
    if c6
      c7 = g(8)  // g, line 4
    or
    if ((&& c6) | c7)
    or
      c8 = g(9)  // g, line 4
    c9 = g(10)  // g, line 5
    c10 = g(11)  // g, line 5
    c11 = g(12)  // g, line 5
    c12 = g(13)  // g, line 5
    c13 = g(14)  // g, line 5
    c14 = g(15)  // g, line 5
    c15 = g(16)  // g, line 5
    c16 = g(17)  // g, line 6
    c17 = g(18)  // g, line 6
    loop over args
      c18 = g(19)  // g, line 6
      c19 = g(x#7)  // g, line 6
    loop over args
      loop over x#8
        c20 = g(y#9)  // g, line 6
    loop await over args
    c21 = g(20)  // g, line 6
    c22 = g(21)  // g, line 6
    return [c0, f2, c2, (c4 | c5), ((&& c6) | c7 | (! c8)), (< c9 c10 undefined), {a: c11, ?: 1, ...rest}, [c13], [c14, each(args)], args[0], each(args), (template (template c16 (template (template c17)))), [c19], [x#8, c20], [x#10], (USub c21), (+ c22 1), ...]
  f2 arrow(x, y? = c1) in f1 line 4
    return x#4
  const rest in f1 = ?
  const g in f1 = f1[0]
  const key in f1 = (f1[1] | undefined)
  const args in f1 = f1[2…]
  const x#4 in f2 = f2[0]
  const y#5 in f2 = (f2[1] | c1)
  const z in f1 = c2
  const x#7 in f1 = each(args)
  const x#8 in f1 = each(args)
  const y#9 in f1 = each(x#8)
  const x#10 in f1 = each(args)
  const f in f0 = f1
  export f = f"
`);
  });

  it('calls that the language gives a meaning', () => {
    expect(python(`
from functools import partial
from typing import cast
def f(a, g):
    getattr(a, "x")()
    getattr(a, g())
    getattr(a, "y", g)
    setattr(a, "z", g)
    partial(g, 1)(2)
    partial()
    return cast(int, g)
def gen(g):
    x = yield g(1)
    yield from g(2)
    return x
`)).toMatchInlineSnapshot(`
  "f0 module
  f1 plain f(a, g) line 4
    c0 = a.x()  // getattr(a, "x"), line 5
    c1 = g#3()  // g, line 6
    c2 = global getattr(a, c1)  // getattr, line 6
    a.z = g#3
    c3 = g#3.bind(undefined, 1)  // partial, line 9
    c4 = c3(2)  // partial(g, 1), line 9
    return g#3
  f2 plain gen(g) generator line 12
    c5 = g#5(1)  // g, line 13
    yield c5
    c6 = g#5(2)  // g, line 14
    yield* c6
    return x
  const partial in f0 = import(functools).partial
  const cast in f0 = import(typing).cast
  const a in f1 = f1[0]
  const g#3 in f1 = f1[1]
  const f in f0 = f1
  const g#5 in f2 = f2[0]
  const x in f2 = ?
  const gen in f0 = f2
  property a.z = g#3 in f1
  export partial = partial
  export cast = cast
  export f = f
  export gen = gen"
`);
  });

  it('types and the calls in them', () => {
    expect(python(`
from typing import Annotated, Optional, Union
def f(a: Annotated[User, Depends(current)], b: Optional[models.User], c: Union[User, None], d: "User", e: list[int | None], *, h: User | None = None) -> Result: ...
`)).toMatchInlineSnapshot(`
  "f0 module
    c0 = global Depends(global current)  // Depends, line 3
  f1 plain f(a: Annotated[User, Depends(current)] <global User> @c0, b: Optional[models.User] <global models.User>, c: Union[User, None] <global User>, d: "User" <global User>, e: list[int | None] <global list>, h?: User | None <global User> = undefined): Result <global Result> line 3
  const Annotated in f0 = import(typing).Annotated
  const Optional in f0 = import(typing).Optional
  const Union in f0 = import(typing).Union
  const a in f1 = (f1[0]: Annotated[User, Depends(current)] <global User>)
  const b in f1 = (f1[1]: Optional[models.User] <global models.User>)
  const c in f1 = (f1[2]: Union[User, None] <global User>)
  const d in f1 = (f1[3]: "User" <global User>)
  const e in f1 = (f1[4]: list[int | None] <global list>)
  const h in f1 = ((f1[5]: User | None <global User>) | undefined)
  const f in f0 = f1
  export Annotated = Annotated
  export Optional = Optional
  export Union = Union
  export f = f"
`);
  });
});
