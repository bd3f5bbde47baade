match a:
    case 1 | -1 | 1.5 | 1 + 2j | -1 - 2j | +1: pass
    case 'a' 'b' | b'c' | None | True | False: pass
    case x: pass
case_ = 1
match a, *b:
    case _: pass
    case x if y: pass
    case (x): pass
    case (1 | 2) as z: pass
    case a.b | a.b.c: pass
match (a):
    case []: pass
    case (): pass
    case [x]: pass
    case (x,): pass
    case [x, *_, y]: pass
    case (*rest,): pass
    case x, y: pass
    case x,: pass
    case *x, y: pass
    case 0, *_: pass
    case (*rest, x) | [[y], z]: pass
match a.b():
    case {}: pass
    case {'a': 1, b.c: x, -1: y, **rest}: pass
    case {None: a, True: b, 1 + 1j: c,}: pass
    case {**rest}: pass
    case A(): pass
    case a.B(1, x, y=2, z=C(w),): pass
    case A(x) as y if z: pass
match -a:
    case match: pass
match [a]:
    case case:
        pass

match = {}
match[a]: int = 1
match (a, b)
match(a) if b else c
match in a
