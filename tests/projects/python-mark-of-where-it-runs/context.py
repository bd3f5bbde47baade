"""Whether the loop at hand is the one of this module, and who is asking."""
from contextvars import ContextVar

is_within = ContextVar("is_within", default=False)
mode = ContextVar("mode", default="read")


def run_within(work):
    token = is_within.set(True)
    try:
        return work()
    finally:
        is_within.reset(token)


def set_mode(name):
    mode.set(name)


def run(work):
    return work() if is_within.get() else None
