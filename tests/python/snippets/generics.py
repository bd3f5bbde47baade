type Alias[T: (int, str)] = dict[T, Outer]
def f[T: Bound, *Ts, **P](a: T, *args: *Ts) -> P:
    def g() -> T: return T
    return g
class C[T](Base[T], metaclass=M):
    inner = 1
    type X = inner
    def m[U: inner](self, a: T, b: U, c: inner): return T, U, inner
    type Y[V: inner] = lambda: inner
class D[__T](__T):
    __x: int
