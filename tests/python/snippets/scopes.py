import os, a.b.c, d.e as f
from g import h as i, j
from k import *
x: int = 1
(y): int = 2
z: int
(w): int
def f(a, b=x, /, c: int = 2, *d, e, **g) -> str:
    global x, made_global
    x = made_global = a
    def inner():
        nonlocal b
        b += c
        return [b for b in d if (last := b)] + [q for p in e for q in p if (lambda: a + q)]
    return inner, last
class A(B, metaclass=M):
    __private = 1
    shared = __private
    def __init__(self, __arg):
        self.__private = __arg
        return shared, __class__, super()
    class __Inner:
        def f(self): return __private
    [shared for shared in shared]
def method_and_var():
    var = 1
    class T:
        def method_and_var(self): return 'var'
        def test(self): return method_and_var, var
        var = var
    return T
def deep():
    v = 1
    class C:
        def g(self):
            return lambda: (lambda: v)
    del v
with a as (m, n): pass
for o.p, q[r] in s: pass
try: pass
except E as err: pass
match t:
    case {'a': u, **rest} | [*stars] | C(k=kw) as whole: pass
    case _: pass
{k: v for k, v in a if (walrus := k)}
[[(nested := n2) for n2 in m2] for m2 in a]
(g for g in g)
async def co():
    async with a as b: return [x async for x in b]
class __:
    __odd = 1
def uses_global():
    global only_declared
    return lambda: only_declared
def g1():
    global gg
    def g2():
        return gg, hh
    hh = 1
    [(gg := 1) for _ in a]
class K:
    global kg
    kg = 1
    def m(self): return kg
