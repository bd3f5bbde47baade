"""Asks what runs one function after the other: is what one has bound still bound in the next?

Prints a line of JSON for each: module, path as in the catalog, again. With `--standard` only what needs no package.
"""

import asyncio
import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, ContextVar

var = ContextVar("var", default="nothing")
PROOFS = []


def proof(module, path):
    def add(fn):
        PROOFS.append((module, path, fn))
        return fn
    return add


class Jobs:
    """The first of two binds, the second looks."""

    def __init__(self):
        self.seen = []

    def run(self, value=None):
        if value is not None:
            var.set(value)
        self.seen.append(var.get())


@proof("concurrent.futures", "ThreadPoolExecutor().submit")
def submit(jobs):
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(jobs.run, "first").result()
        pool.submit(jobs.run).result()


@proof("concurrent.futures", "ThreadPoolExecutor().map")
def pool_map(jobs):
    with ThreadPoolExecutor(max_workers=1) as pool:
        list(pool.map(jobs.run, ["first", None]))


@proof("asyncio", "get_running_loop().run_in_executor")
def run_in_executor(jobs):
    async def main():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(max_workers=1) as pool:
            await loop.run_in_executor(pool, jobs.run, "first")
            await loop.run_in_executor(pool, jobs.run)

    asyncio.run(main())


@proof("asyncio", "to_thread")
def to_thread(jobs):
    async def main():
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(max_workers=1))
        await asyncio.to_thread(jobs.run, "first")
        await asyncio.to_thread(jobs.run)

    asyncio.run(main())


@proof("threading", "Thread")
def thread(jobs):
    for args in (["first"], []):
        one = threading.Thread(target=jobs.run, args=args)
        one.start()
        one.join()


def celery_app():
    from celery import Celery

    return Celery("again", broker="memory://", backend="cache+memory://")


def work_off(app, task):
    from celery.contrib.testing.worker import start_worker

    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=30, loglevel="ERROR"):
        task.delay("first").get(timeout=30)
        task.delay().get(timeout=30)


@proof("celery", "Celery().task")
def celery_task(jobs):
    app = celery_app()

    @app.task
    def task(value=None):
        jobs.run(value)

    work_off(app, task)


@proof("celery", "shared_task")
def celery_shared_task(jobs):
    from celery import shared_task

    app = celery_app()
    app.set_default()

    @shared_task
    def shared(value=None):
        jobs.run(value)

    work_off(app, shared)


@proof("dramatiq", "actor")
def dramatiq_actor(jobs):
    import dramatiq
    from dramatiq.brokers.stub import StubBroker

    broker = StubBroker(middleware=[])
    dramatiq.set_broker(broker)

    @dramatiq.actor
    def task(value=None):
        jobs.run(value)

    worker = dramatiq.Worker(broker, worker_threads=1, worker_timeout=50)
    worker.start()
    for args in (["first"], []):
        task.send(*args)
        broker.join(task.queue_name)
        worker.join()
    worker.stop()


def main():
    for module, path, fn in PROOFS:
        if "--standard" in sys.argv and module not in sys.stdlib_module_names and module != "concurrent.futures":
            continue
        jobs = Jobs()
        Context().run(fn, jobs)
        if jobs.seen[0] != "first" or len(jobs.seen) != 2:
            raise SystemExit(f"{module} {path}: the two runs were {jobs.seen}")
        print(json.dumps({"module": module, "path": path, "again": jobs.seen[1] == "first"}), flush=True)


if __name__ == "__main__":
    main()
