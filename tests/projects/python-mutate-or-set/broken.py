import asyncio

from .context import Run, current_run, work


async def execute(name):
    run = current_run.get()
    if not run:
        run = Run()
        current_run.set(run)
    print(run.name, name)
    await work()


def start(name):
    # expect (strict): no-lost-write confined
    return asyncio.create_task(execute(name))
