"""Middleware that are functions, and one that is given to no application."""
from contextvars import ContextVar

from fastapi import FastAPI

current_cost = ContextVar("current_cost", default=None)
current_size = ContextVar("current_size", default=None)
current_quota = ContextVar("current_quota", default=None)
app = FastAPI()


async def name_cost(request, call_next):
    response = await call_next(request)
    response.headers["x-cost"] = str(current_cost.get())
    return response


async def name_size(request, call_next):
    response = await call_next(request)
    response.headers["x-size"] = str(current_size.get())
    return response


class NameQuota:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
        print(current_quota.get())


app.middleware("http")(name_cost)
app.middleware("websocket")(name_size)


@app.get("/cost")
async def cost():
    # expect: no-lost-write upward
    current_cost.set(3)
    current_size.set(3)
    current_quota.set(3)
