"""What the proofs hand to the APIs. A module of its own, so that workers of other processes can import it."""

import multiprocessing
from contextvars import ContextVar

var: ContextVar[str] = ContextVar("var", default="default")
inside: list[str] = []


def record(*_args, **_kwargs):
    inside.append(var.get())
    var.set("inner")


async def record_async(*_args, **_kwargs):
    record()


def record_far(queue=None):
    """For another process: what it sees comes back as the result, or in a queue."""
    found = var.get()
    var.set("inner")
    if queue is not None:
        queue.put(found)
    return found


class Far(multiprocessing.get_context("spawn").Process):
    """A process of its own class, started where nothing is inherited."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def run(self):
        record_far(self.queue)
