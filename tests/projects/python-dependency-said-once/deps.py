from fastapi import Depends, Header, Request

from .context import current_shop, shop


def key(request: Request) -> str:
    return request.headers["x-shop"]


# Its parameter tells that FastAPI runs it: it is said here, and not again by everybody who depends on it.
def marked(value: str = Depends(key)) -> str:
    # expect: no-lost-write lost
    current_shop.set(value)
    return value


# Nothing tells in here who runs it.
def plain(request: Request) -> str:
    current_shop.set(request.headers["x-shop"])
    return request.headers["x-shop"]


# Whoever calls it sees what it binds.
def shared(value: str = Header()) -> str:
    current_shop.set(value)
    return value


def price_of(item: str) -> str:
    shared("corner")
    return f"{shop()}/{item}"
