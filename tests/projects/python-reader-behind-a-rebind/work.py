"""What it binds itself comes before and after what it looks up."""
from contextvars import ContextVar

from .context import read_rows

_task_id = ContextVar("task_id", default=None)


class Work:
    def run(self, session_id):
        before = _task_id.get()
        _task_id.set(session_id)
        try:
            return self.check(session_id)
        finally:
            _task_id.set(before)

    def check(self, session_id):
        return read_rows(session_id)


class Own:
    def run(self, task_id):
        before = _task_id.get()
        _task_id.set(task_id)
        return before, _task_id.get()
