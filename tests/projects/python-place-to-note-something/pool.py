"""Runs what is not asynchronous in threads of its own, and notes which of them it was."""
import asyncio
import threading
from contextvars import ContextVar

running_in = ContextVar("running_in", default=None)
asking = ContextVar("asking", default=None)


def run_in_thread(pool, work, *args):
    cell = [None]
    running_in.set(cell)

    def call():
        cell[0] = threading.current_thread()
        return work(*args)

    # expect (strict): no-unreachable-read handed
    return asyncio.get_running_loop().run_in_executor(pool, call)


def run_for(user, pool, work, *args):
    asking.set(user)
    return asyncio.get_running_loop().run_in_executor(pool, work, *args)


async def execute(work):
    try:
        return await work()
    except TimeoutError:
        cell = running_in.get()
        return cell and cell[0].name


async def load(work):
    await work()
    return asking.get()
