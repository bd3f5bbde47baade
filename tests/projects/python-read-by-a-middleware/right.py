"""The one that reads stands further in than those that run the application in a task, or somebody else reads as well."""
from contextvars import ContextVar

from fastapi import FastAPI

from .middleware import CountRows

current_cost = ContextVar("current_cost", default=None)
current_user = ContextVar("current_user", default=None)
app = FastAPI()


class NameCost:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
        print(current_cost.get())


app.add_middleware(NameCost)
app.add_middleware(CountRows)


@app.middleware("http")
async def log(request, call_next):
    response = await call_next(request)
    print(current_user.get())
    return response


def rows_of():
    return [current_user.get()]


@app.get("/cost")
async def cost(user: str):
    current_cost.set(3)
    current_user.set(user)
    return rows_of()
