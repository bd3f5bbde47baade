type A = int
type B[T] = list[T]
type C[T: int = str, *Ts = *tuple[int, ...], **P = [int]] = T
type type = type
type match[T] = T
def f[T](a: T) -> T: return a
def f[T: (int, str), *Ts, **P](*args: *Ts): pass
class A[T](B[T], metaclass=M):
    def f[U](self, a: T, b: U): pass
    type X = T
class A[T = int]: pass
async def f[T](): pass
