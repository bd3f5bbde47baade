"""What does a function see that runs when the response has been sent, of what was bound on the way to it? Prints a line of JSON.

A real server on a real port: for each way in which an endpoint hands the function over, the names of what it sees.
"""

import asyncio
import json
import sys
import threading
import urllib.request
from contextvars import ContextVar

import uvicorn
from fastapi import BackgroundTasks, Depends, FastAPI
from starlette.background import BackgroundTask
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import Response

NAMES = ["endpoint", "scope in the endpoint", "async dependency", "plain dependency", "plain middleware", "plain middleware that takes it back", "task middleware that takes it back"]
bound = {name: ContextVar(name, default=False) for name in NAMES}
seen = {}
done = threading.Event()


def look(key):
    seen[key] = [name for name in NAMES if bound[name].get()]
    done.set()


async def look_async(key):
    look(key)


def bind():
    bound["endpoint"].set(True)


async def asked():
    bound["async dependency"].set(True)


def asked_plainly():
    bound["plain dependency"].set(True)


app = FastAPI(dependencies=[Depends(asked), Depends(asked_plainly)])


@app.get("/plain")
def plain(tasks: BackgroundTasks):
    bind()
    token = bound["scope in the endpoint"].set(True)
    tasks.add_task(look, "plain def")
    bound["scope in the endpoint"].reset(token)


@app.get("/plain-async")
def plain_async(tasks: BackgroundTasks):
    bind()
    tasks.add_task(look_async, "plain def, of an async def")


@app.get("/plain-response")
def plain_response():
    bind()
    return Response(background=BackgroundTask(look, "plain def, with the response"))


@app.get("/async")
async def awaited(tasks: BackgroundTasks):
    token = bound["scope in the endpoint"].set(True)
    tasks.add_task(look, "async def")
    bound["scope in the endpoint"].reset(token)
    bind()


@app.get("/async-async")
async def awaited_async(tasks: BackgroundTasks):
    tasks.add_task(look_async, "async def, of an async def")
    bind()


class Task(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        token = bound["task middleware that takes it back"].set(True)
        try:
            return await call_next(request)
        finally:
            bound["task middleware that takes it back"].reset(token)


class Plain:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        bound["plain middleware"].set(True)
        token = bound["plain middleware that takes it back"].set(True)
        try:
            await self.app(scope, receive, send)
        finally:
            bound["plain middleware that takes it back"].reset(token)


def ask(address):
    done.clear()
    urllib.request.urlopen(address).read()
    if not done.wait(10):
        sys.exit(f"nothing has run after {address}")


async def main():
    app.add_middleware(Task)
    app.add_middleware(Plain)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    for path in ["plain", "plain-async", "plain-response", "async", "async-async"]:
        await asyncio.to_thread(ask, f"http://127.0.0.1:{port}/{path}")
    server.should_exit = True
    await serving
    print(json.dumps(seen))


asyncio.run(main())
