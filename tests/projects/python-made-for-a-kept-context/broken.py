import asyncio
from contextvars import copy_context
from threading import Thread

from .context import read_user


class Call:
    def __init__(self, work):
        self.work = work
        self.context = copy_context()

    def run(self):
        self.context.run(print, "begins")
        return asyncio.get_running_loop().create_task(self._go())

    async def _go(self):
        return self.work(), read_user()


async def all_of(call: Call):
    await call.run()


def start(work):
    call = Call(work)
    # expect: no-unreachable-read unreachable
    Thread(target=lambda: asyncio.run(all_of(call))).start()
