'a' "b" '''c''' """d
e"""
u'a' 'b'
'a' u'b'
r'\a' R"\""
b'a\x41\101\q' B'''b''' rb'\x' bR"\n"
b'a' rb'\b' B'c'
'\\ \' \" \a \b \f \n \r \t \v \101 \x41 \u0041 \U0001F600 \q \
joined'
'\ud83d'
'\N{BULLET}'
'' '' ''
f''
f'' f''
f'a{b}c'
f'{a}' 'b' f"c{d}e" 'f' ''
'' f'{x}' ''
u'a' f'b{c}'
f'{a!r}{b!s:>{c}}{d:{e}{f}}{g!a}'
f'{a=}{b = }{c=!s}{d=:3}{ e = !r:{f}}'
f'{{}}{{a}}{a}}}'
f'\{a}\N{BULLET}{{\x41'
rf'\{a}\N{b}\n' fr"{c}\}}"
F'{a["b"]}' f"{a["b"]}" f'{f'{f'{x}'}'}'
f'{lambda_:x}' f'{(lambda: 1)}' f'{a if b else c}' f'{*a, b}' f'{(yield_)}' f'{a:=5}' f'{(a:=5)}' f'{a!=b}'
f'''{
    a  # a comment
    + b
    =
    :
    3}'''
f'{a # comment }
}'
f'''{ '#' + a # comment
= }'''
f'{ {1: 2}[1] }{[x for x in y]:{z}}'
f'{a:%H:%M}' f'{a:{{}}}'
f'{a:\x41\{b}}'
f"{a:{b}}" "{}" rf"{c}\{d}"
t'a{b}c'
t'{a!r:>{b}}' rt'\{c}' T"{ d = }"
t'{ a }' t'b'
t'''{
  a # comment
}'''
f'é{ü}😀{x}'
