from fastapi import Depends, Request

from .context import current_shop


def key(request: Request) -> str:
    return request.headers["x-shop"]


async def marked(value: str = Depends(key)) -> str:
    current_shop.set(value)
    return value
