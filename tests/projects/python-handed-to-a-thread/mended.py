import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from . import context

pool = ThreadPoolExecutor()


async def execute(fn, params):
    def call():
        return fn(**params)

    return await asyncio.get_running_loop().run_in_executor(None, copy_context().run, call)


async def size(items):
    return await asyncio.get_running_loop().run_in_executor(None, lambda: len(items))


def reader(session_id):
    return context.read_rows(session_id)


class Client:
    async def size(self, items):
        return len(items)

    def size_in_thread(self, items):
        return pool.submit(asyncio.run, self.size(items)).result()
