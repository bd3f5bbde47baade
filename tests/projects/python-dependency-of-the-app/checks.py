"""A dependency that another file hands over."""
from fastapi import Request

from .context import set_current_user


def require_user(request: Request):
    set_current_user(request.headers["x-user"])


async def require_user_in_place(request: Request):
    set_current_user(request.headers["x-user"])
