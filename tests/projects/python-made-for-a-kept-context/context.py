"""Who is asking."""
from contextvars import ContextVar

current_user = ContextVar("current_user", default=None)


def set_current_user(user):
    current_user.set(user)
    print(current_user.get())


def read_user():
    return current_user.get()
