"""The span that is open."""
from contextlib import contextmanager
from contextvars import ContextVar

from clock import now

current_span = ContextVar("current_span", default=None)


def name_of_span():
    return current_span.get()


@contextmanager
def span(name):
    token = current_span.set(name)
    try:
        yield name
    finally:
        now(name)
        current_span.reset(token)


@contextmanager
def noted(name):
    token = current_span.set(name)
    try:
        yield name
    finally:
        now(name)
        print(token is None)
