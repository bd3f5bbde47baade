"""Does a middleware see, once the application is done, what an endpoint has bound? And what is sent bit by bit, what was bound where that was made?

Prints a line of JSON.
"""

import json
from contextvars import ContextVar

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from starlette.middleware.base import BaseHTTPMiddleware

var = ContextVar("var", default="default")
seen = {}


class Plain:
    """Runs the application in its own context."""

    def __init__(self, app, name):
        self.app = app
        self.name = name

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
        seen[self.name] = var.get() == "bound"


class Task(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        seen["class"] = var.get() == "bound"
        return response


def ask(*middlewares, decorated=False):
    """The last one that is added stands furthest out."""
    app = FastAPI()

    @app.get("/")
    async def endpoint():
        var.set("bound")

    for middleware, options in middlewares:
        app.add_middleware(middleware, **options)
    if decorated:

        @app.middleware("http")
        async def around(request, call_next):
            response = await call_next(request)
            seen["decorator"] = var.get() == "bound"
            return response

    TestClient(app).get("/").raise_for_status()


ask((Plain, {"name": "plain"}))
ask((Task, {}))
ask(decorated=True)
ask((Task, {}), (Plain, {"name": "plain outside of a task"}))
ask((Plain, {"name": "plain inside of a task"}), (Task, {}))


def stream():
    app = FastAPI()

    async def lines():
        seen["stream"] = var.get() == "bound"
        yield "a"

    def plain_lines():
        seen["plain stream"] = var.get() == "bound"
        yield "a"

    async def bound_lines():
        token = var.set("bound")
        try:
            async for line in lines():
                seen["stream that binds"] = var.get() == "bound"
                yield line
        finally:
            var.reset(token)

    def within(make):
        token = var.set("bound")
        try:
            return StreamingResponse(make())
        finally:
            var.reset(token)

    @app.get("/lines")
    async def of_lines():
        return within(lines)

    @app.get("/plain")
    async def of_plain_lines():
        return within(plain_lines)

    @app.get("/bound")
    async def of_bound_lines():
        return StreamingResponse(bound_lines())

    for way in ("/bound", "/lines", "/plain"):
        TestClient(app).get(way).raise_for_status()


stream()
print(json.dumps(seen))
