import asyncio
from concurrent.futures import ThreadPoolExecutor

from . import context

pool = ThreadPoolExecutor()


async def execute(fn, params):
    def call():
        return fn(**params)

    # expect (strict): no-unreachable-read handed
    return await asyncio.get_running_loop().run_in_executor(None, call)


def resolve(response):
    async def wait():
        return await response

    # expect (strict): no-unreachable-read handed
    return pool.submit(asyncio.run, wait()).result()


class Bus:
    def __init__(self):
        self._handlers = []
        self._pool = ThreadPoolExecutor()

    def on(self, handler):
        self._handlers.append(handler)

    def _call(self, event, handlers):
        for handler in handlers:
            handler(event)

    def emit(self, event):
        # expect (strict): no-unreachable-read handed
        self._pool.submit(self._call, event, self._handlers)


def both(session_id):
    # expect: no-unreachable-read unreachable
    return pool.submit(asyncio.run, check(session_id))


async def check(session_id):
    return context.read_rows(session_id)
