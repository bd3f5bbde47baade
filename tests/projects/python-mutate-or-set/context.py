from contextvars import ContextVar


class Run:
    name = ""


current_run = ContextVar("current_run", default=None)


async def work():
    print("running", current_run.get())
