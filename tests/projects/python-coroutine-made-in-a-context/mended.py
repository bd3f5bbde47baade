import asyncio
import contextvars

from .broken import check
from .context import read_rows


async def start(session_id):
    context = contextvars.copy_context()
    context.run(read_rows, session_id)
    return await context.run(asyncio.create_task, check(session_id))
