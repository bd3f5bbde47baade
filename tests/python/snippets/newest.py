try: a
except A, B: c
except D, E, F: g
try: a
except* A, B: c
lazy import a, b.c
lazy from d import e
[*a for a in b]
{*a for a in b}
(*a for a in b)
{**a for a in b}
f(*a for a in b)
lazy = 1
