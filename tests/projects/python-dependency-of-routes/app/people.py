from contextvars import ContextVar

current_user: ContextVar["User"] = ContextVar("current_user")


def get_current_user():
    return current_user.get()
