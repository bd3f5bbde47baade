"""Dependencies that other files hand over."""
from fastapi import Request

from .context import set_current_user


class RequireUser:
    def __init__(self, scope):
        self.scope = scope

    def __call__(self, request: Request):
        set_current_user(request.headers["x-user"])


class RequireUserAsync:
    async def __call__(self, request: Request):
        set_current_user(request.headers["x-user"])


class Actor:
    def __init__(self, request: Request):
        set_current_user(request.headers["x-user"])
