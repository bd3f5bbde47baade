"""Which run of a job it is, and for whom."""
from contextvars import ContextVar

current_run = ContextVar("current_run", default=None)
current_account = ContextVar("current_account", default=None)


def set_run(run):
    current_run.set(run)


def read_rows(day):
    return [current_run.get(), day]
