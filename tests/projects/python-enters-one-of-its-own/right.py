import asyncio
from threading import Thread

from .context import Client


async def work():
    async with Client.there() as client:
        print(client)


def run():
    asyncio.run(work())


async def start():
    async with Client():
        Thread(target=run).start()
