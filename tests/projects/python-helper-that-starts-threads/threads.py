"""Knows nothing of tenants: those who hand something in do."""
import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

pool = ThreadPoolExecutor()


async def in_thread(fn, *args, **kwargs):
    # expect: no-unreachable-read unreachable
    return await asyncio.get_running_loop().run_in_executor(pool, functools.partial(fn, *args, **kwargs))


async def in_thread_by_name(fn, *args):
    bound = functools.partial(fn, *args)
    # expect: no-unreachable-read unreachable
    return await asyncio.get_running_loop().run_in_executor(pool, bound)


async def passed_on(fn, *args):
    # expect: no-unreachable-read unreachable
    return await asyncio.get_running_loop().run_in_executor(pool, fn, *args)


async def in_copy(fn, *args):
    return await asyncio.get_running_loop().run_in_executor(pool, copy_context().run, fn, *args)


async def count_in_thread(fn, *args):
    return await asyncio.get_running_loop().run_in_executor(pool, fn, *args)


class Runner:
    def _go(self, fn, *args):
        # expect: no-unreachable-read unreachable
        return pool.submit(fn, *args)

    def run(self, fn, *args):
        return self._go(fn, *args).result()


runner = Runner()
