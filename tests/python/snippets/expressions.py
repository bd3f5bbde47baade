a or b or c and d and not e
not not a in b
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** ~+c
await_ = a if b else c if d else e
lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (yield)
lambda *, a: lambda **b: a
(a := 1)
f(a := 1, b)
x[a := 1]
{(c := a): b}
{d := 1, 2}
a.b.c(d)(e)[f][g:h][i:j:k][:][::][1:2, ::3, ...][*l, m][*n]
f()
f(a, *b, c, d=e, *g, **h, i=j)
f(x for x in y)
f((x for x in y), z)
[]
[a, *b]
()
(a,)
(a, *b)
((a))
{}
{a: b, **c, **d, 'e': f}
{a, *b}
[x for x, in y for (a, b) in c if d if not e]
{x async for x in y}
{a: b for a.b, *c in d if lambda_}
(x for x[0] in (y for y in z))
[[x for x in y] for y in z]
1, *a, 2,
...
None, True, False
0, 00, 1_000, 0xFF, 0o17, 0b1_01, 9007199254740993, 123456789012345678901234567890
1.5, .5, 5., 1e10, 1_0.0_1e-1_0, 1j, 1.5J, 1e400
1if 1else 1
print(a)(b)
match, case, type, lazy, _ = 1, 2, 3, 4, 5
match(a)[b]
match.a
match * a
match - a
type(a)
yes = yield_ = (yield)
(
    a
    + b  # a comment
    # another
)
a = b = c, d = e
