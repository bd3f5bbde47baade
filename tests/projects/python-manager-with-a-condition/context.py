from contextlib import contextmanager
from contextvars import ContextVar

request_id = ContextVar("request_id", default=None)


def set_request(value):
    return request_id.set(value)


def reset_request(token):
    request_id.reset(token)


def request():
    return request_id.get()


@contextmanager
def traced(value):
    token = set_request(value) if value else None
    try:
        yield
    finally:
        if token is not None:
            reset_request(token)


@contextmanager
def left(value):
    token = set_request(value) if value else None
    yield
    print(token is None)


@contextmanager
def dropped(value):
    if value:
        set_request(value)
    yield
