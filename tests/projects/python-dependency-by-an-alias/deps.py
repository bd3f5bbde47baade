from contextvars import ContextVar
from typing import Annotated

from fastapi import Depends

current_user: ContextVar[str | None] = ContextVar("current_user", default=None)


def get_user():
    return "user"


CurrentUser = Annotated[str, Depends(get_user)]


# That a parameter has such a type says nothing of who calls the function: most of them are called by the project itself.
def bind_user(user: CurrentUser):
    current_user.set(user)
    return user


def bind_tenant(user: CurrentUser):
    # expect: no-lost-write lost
    current_user.set(user)
    return user


BoundTenant = Annotated[str, Depends(bind_tenant)]


async def bind_later(user: CurrentUser):
    current_user.set(user)


def bind_for_the_caller(user: CurrentUser):
    current_user.set(user)
