from contextvars import ContextVar

current: ContextVar[str | None] = ContextVar("current", default=None)
only: ContextVar[str | None] = ContextVar("only", default=None)
last: str | None = None
seen: str | None = None


# Who finds nothing in the store finds it beside.
def keep_user(user: str) -> None:
    global last
    current.set(user)
    last = user


def user_or_last() -> str | None:
    return current.get() or last


# Kept as well, but nobody asks for that.
def note_user(user: str) -> None:
    global seen
    only.set(user)
    seen = user


def only_user() -> str | None:
    return only.get()
