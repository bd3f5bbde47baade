import asyncio
from contextlib import asynccontextmanager

from fastapi import BackgroundTasks, FastAPI

from .db import all_tokens, current_session, session


@asynccontextmanager
async def lifespan(app):
    await all_tokens()
    yield


app = FastAPI(lifespan=lifespan)


def start():
    return asyncio.create_task(refresh())


async def refresh():
    await all_tokens()


async def begin(name):
    current_session.set(name)


async def report():
    print("done", current_session.get())


@app.post("/runs/{name}")
async def run(name, tasks: BackgroundTasks):
    # Both are awaited in the context of the request, one after the other.
    tasks.add_task(begin, name)
    tasks.add_task(report)


async def one_after_the_other():
    token = current_session.set("first")
    current_session.reset(token)
    async with session():
        token = current_session.set("second")
        print(current_session.get())
        current_session.reset(token)
