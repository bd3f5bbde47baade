import asyncio

from .pool import load, run_for


class Jobs:
    def __init__(self, pool):
        self.pool = pool

    async def run(self, job):
        if await load(job.call) is None:
            # expect: no-lost-write lost
            asyncio.create_task(self.failed(job))

    async def failed(self, job):
        await run_for(job.user, self.pool, job.failed, job)
