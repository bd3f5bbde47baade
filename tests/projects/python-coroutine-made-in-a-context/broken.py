import contextvars
import dataclasses
from typing import Callable

from .context import read_rows


@dataclasses.dataclass
class Item:
    fn: Callable
    context: contextvars.Context = dataclasses.field(default_factory=contextvars.copy_context)

    async def run(self):
        # expect: no-unreachable-read created
        return await self.context.run(self.fn, 1)


async def check(session_id):
    return read_rows(session_id)


async def start(session_id):
    context = contextvars.copy_context()
    # expect: no-unreachable-read created
    return await context.run(check, session_id)
