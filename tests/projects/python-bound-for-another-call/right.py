"""A run is bound for the call that it belongs to. What is delivered beside it belongs to none."""
import asyncio
from contextvars import copy_context
from threading import Thread

from .context import current_run, read_rows, set_run


def execute(day):
    return read_rows(day)


class Execution:
    def __init__(self, account):
        self.account = account

    def __call__(self, day):
        return in_scope(self.account, execute, day)


def execute_for(account, day):
    return Execution(account)(day)


def in_scope(account, work, *args):
    def run():
        print(account)
        return work(*args)

    return copy_context().run(run)


def invoke(run, day):
    current_run.set(run)
    return in_scope("a", execute_for, "a", day)


def resume(run, day):
    set_run(run)
    return execute_for("a", day)


async def execute_later(day):
    return execute(day)


def resume_later(run, day):
    set_run(run)
    return asyncio.run(execute_later(day))


def deliver(day):
    Thread(target=execute, args=(day,)).start()
