pass; break_ = 1; continue_ = 2
del a, (b, [c]), d.e, f[g],
del (h)
assert a
assert a, 'b'
import a, b.c as d
import e.f.g
from . import a
from .. import b as c
from .a.b import (c, d as e,)
from ...f import g
from .... import h
from a import *
global a, b
a: int
a: int = 1
(a): int = 1
a.b: int
a[b]: (int) = yield_
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a >>= 1; a <<= 1; a &= 1; a |= 1; a ^= 1; a @= 1
a.b += 1, 2
a[b] += yield_
*a, b = c
[a, (b, *c)] = d
*a = b
x = *a, b
raise
raise a
raise a from b
if a: b
if a: b; c;
if a:
    b
elif c:
    d
elif e := f:
    g
else:
    h
while a:
    break
else:
    continue
for a in b: c
for a, *b in *c, d:
    pass
else:
    pass
for a.b in c: pass
for a[b], in c: pass
try:
    a
except:
    b
try:
    a
except A:
    b
except (B, C) as d:
    e
else:
    f
finally:
    g
try:
    a
finally:
    b
try:
    a
except* A as b:
    c
except* (B, C):
    d
with a: b
with a as b, c as d.e: f
with a as b, c as [d, *e]: f
with (a): b
with (a), b: c
with (a, b): c
with (a, b) as c: d
with (a as b, c,): d
with (a as b): c
with (yield_): c
with (a)(b) as c, (d): e
with ((a, b) as c, d): e
@a
@b.c(d)
@e := f
def f(a, b: int, /, c=1, *d: int, e, f: str = 2, **g: dict) -> int:
    '''doc'''
    nonlocal_ = 1
    return
def f(*args: *Ts): return a, *b
def f(a, b=1, /, c=2): yield
def f(*, a, b=1,): x = yield a, b
def f(
): y = yield from a
@a
class A(B, *C, metaclass=D, **E):
    x = 1
    def f(self): return self
class A: pass
class A(): pass
@a
async def f():
    async for a in b: await c
    else: d
    async with a as b, c: await d ** await e
    async with (a as b, c): return [x async for x in await y]
def f():
    def g():
        nonlocal a, b
        return
    if a:
        return 1

    # a comment at the end

class A:

	x = 1 ; y = 2 ;

	def f(self):
		pass
a = \
    b
if a: \
    b
