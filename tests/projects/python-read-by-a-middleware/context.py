"""What the answer says of its request."""
from contextvars import ContextVar

current_rows = ContextVar("current_rows", default=None)
current_locale = ContextVar("current_locale", default=None)
current_quota = ContextVar("current_quota", default=None)


def count_rows(number):
    # expect: no-lost-write upward
    current_rows.set(number)


def rows_counted():
    return current_rows.get()


def note_quota(quota):
    # expect: no-lost-write upward
    current_quota.set(quota)
