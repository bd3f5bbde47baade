"""As the other one, but that a run delivers as well."""
from threading import Thread

from .context import current_account, read_rows


def execute(day):
    return [current_account.get(), read_rows(day)]


def invoke(account, day):
    current_account.set(account)
    return execute(day), later(day)


def later(day):
    return deliver(day)


def deliver(day):
    # expect: no-unreachable-read unreachable
    Thread(target=execute, args=(day,)).start()
