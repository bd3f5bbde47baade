from contextvars import ContextVar

current_shop: ContextVar[str | None] = ContextVar("current_shop", default=None)


def shop() -> str | None:
    return current_shop.get()
