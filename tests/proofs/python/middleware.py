"""Does a middleware see, once the application is done, what an endpoint has bound? Prints a line of JSON."""

import json
from contextvars import ContextVar

from fastapi import FastAPI
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
print(json.dumps(seen))
