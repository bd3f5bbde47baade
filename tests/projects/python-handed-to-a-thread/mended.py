import asyncio
from contextvars import copy_context

from . import context


async def execute(fn, params):
    def call():
        return fn(**params)

    return await asyncio.get_running_loop().run_in_executor(None, copy_context().run, call)


async def size(items):
    return await asyncio.get_running_loop().run_in_executor(None, lambda: len(items))


def reader(session_id):
    return context.read_rows(session_id)
