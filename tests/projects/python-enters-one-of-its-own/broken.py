import asyncio
from threading import Thread

from .context import Client


async def work():
    print(Client.get())


def run():
    asyncio.run(work())


async def start():
    async with Client():
        # expect: no-unreachable-read unreachable
        Thread(target=run).start()
