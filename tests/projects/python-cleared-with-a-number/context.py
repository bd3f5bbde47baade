from contextvars import ContextVar

request_id = ContextVar("request_id", default="")
started = ContextVar("started", default=0.0)


def begin(value, now):
    request_id.set(value)
    started.set(now)


def since(now):
    return request_id.get(), now - started.get()


def clear():
    request_id.set("")
    started.set(0.0)


def finish():
    request_id.set("done")
    started.set(1.0)
