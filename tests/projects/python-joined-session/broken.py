import asyncio

from fastapi import BackgroundTasks

from .db import current_session, in_hand, open_tokens


async def load(tasks: BackgroundTasks):
    # expect: no-lost-write lost
    await asyncio.create_task(refresh())
    # expect: no-lost-write lost
    tasks.add_task(begin, "name")
    return in_hand()


async def refresh():
    await open_tokens()


def begin(name):
    current_session.set(name)


async def work():
    pass


async def awaited_by_name():
    current_session.set("nobody sees this one")
    task = asyncio.create_task(work())
    await task


def start():
    # expect: no-lost-write lost
    asyncio.run(awaited_by_name())
    return in_hand()


async def either(fast):
    if fast:
        current_session.set("seen behind the reset")
        token = current_session.set("second")
    else:
        token = current_session.set("third")
    current_session.reset(token)
    print(in_hand())


def start_either(fast):
    # Seen inside, behind the reset, whichever of the two tokens that puts back.
    # expect (strict): no-lost-write confined
    return asyncio.create_task(either(fast))
