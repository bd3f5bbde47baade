"""Whatever is done before the token is handed back, and however long the way to it is: it is for the block alone."""
import asyncio

from agents import load

from .context import name_of_span, span


async def fetch():
    try:
        with span("fetch"):
            await load(name_of_span())
    except Exception:
        pass


async def first():
    return await second()


async def second():
    return await third()


async def third():
    return await fourth()


async def fourth():
    return await fifth()


async def fifth():
    return await sixth()


async def sixth():
    return await seventh()


async def seventh():
    return await eighth()


async def eighth():
    return await ninth()


async def ninth():
    return await tenth()


async def tenth():
    return await fetch()


async def main():
    await asyncio.gather(fetch(), fetch())
    await asyncio.gather(first(), first())
