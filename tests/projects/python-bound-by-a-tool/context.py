from contextvars import ContextVar

current_project = ContextVar("current_project", default=None)


def read_project():
    return current_project.get()
