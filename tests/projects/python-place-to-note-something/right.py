import asyncio

from .pool import execute, run_in_thread


class Jobs:
    def __init__(self, pool):
        self.pool = pool

    async def run(self, job):
        if await execute(job.call) is None:
            asyncio.create_task(self.failed(job))

    async def failed(self, job):
        await run_in_thread(self.pool, job.failed, job)
