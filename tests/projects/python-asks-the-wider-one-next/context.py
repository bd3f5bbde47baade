"""A flow, and the task in it that is run, if there is one."""
from contextlib import contextmanager
from contextvars import ContextVar

current_flow = ContextVar("current_flow", default=None)
current_task = ContextVar("current_task", default=None)


class Current:
    variable = current_flow

    @classmethod
    def get(cls):
        return cls.variable.get()


class Task(Current):
    variable = current_task


@contextmanager
def in_flow(flow):
    token = current_flow.set(flow)
    try:
        yield
    finally:
        current_flow.reset(token)


def enter_task(task):
    current_task.set(task)


def keeps_results():
    task = current_task.get()
    if task is not None:
        return task.keeps_results
    flow = current_flow.get()
    if flow is not None:
        return flow.keeps_results
    return False


def keeps_logs():
    task = Task.get()
    if task is not None:
        return task.keeps_logs
    return Current.get().keeps_logs


def names():
    return [current_task.get(), current_flow.get()]


def rows():
    task = current_task.get()
    if task is None:
        return []
    return [task, current_flow.get()]


def strictly():
    task = current_task.get()
    if not task:
        raise LookupError
    return current_flow.get()
