import asyncio

from .user import note_user, only_user


async def sign_in(name: str) -> None:
    note_user(name)


async def handle(name: str) -> str | None:
    # expect: no-lost-write lost
    await asyncio.create_task(sign_in(name))
    return only_user()
