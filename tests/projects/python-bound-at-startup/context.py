from contextvars import ContextVar

current_settings = ContextVar("current_settings", default=None)


def read_settings():
    return current_settings.get()
