"""Who is asking."""
from contextlib import contextmanager
from contextvars import ContextVar

current_user: ContextVar[str | None] = ContextVar("current_user", default=None)


def bind(user):
    current_user.set(user)


@contextmanager
def acting_as(user):
    token = current_user.set(user)
    try:
        yield
    finally:
        current_user.reset(token)


def notify(document):
    return document, current_user.get()
