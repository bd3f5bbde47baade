import asyncio

from .context import Run, current_run, work


async def execute(name):
    run = current_run.get()
    if not run:
        run = Run()
        current_run.set(run)
    run.name = name
    await work()


def start(name):
    return asyncio.create_task(execute(name))
