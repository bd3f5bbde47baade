import asyncio

from .user import keep_user, user_or_last


async def sign_in(name: str) -> None:
    keep_user(name)


async def handle(name: str) -> str | None:
    await asyncio.create_task(sign_in(name))
    return user_or_last()
