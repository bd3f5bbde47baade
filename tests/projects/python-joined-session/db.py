from contextlib import asynccontextmanager
from contextvars import ContextVar

from engine import make

current_session = ContextVar("current_session", default=None)


@asynccontextmanager
async def session():
    existing = current_session.get()
    if existing is not None:
        yield existing
        return
    made = make()
    token = current_session.set(made)
    try:
        yield made
    finally:
        current_session.reset(token)


@asynccontextmanager
async def opened():
    made = make()
    current_session.set(made)
    yield made


async def all_tokens():
    async with session() as found:
        return await found.fetch("tokens")


async def open_tokens():
    async with opened() as found:
        return await found.fetch("tokens")


def in_hand():
    return current_session.get()
