"""Asks what runs one function after the other: is what one has bound still bound in the next?

Prints a line of JSON for each: module, path as in the catalog, again. With `--standard` only what needs no package.
"""

import asyncio
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, ContextVar
from functools import partial

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


def celery_worker(pool, name, jobs):
    """A worker is a process of its own; with prefork, which is the default, it runs its tasks in another one."""
    folder = tempfile.mkdtemp()
    os.environ["CELERY_FOLDER"] = folder
    sys.modules.pop("celery_tasks", None)
    task = getattr(importlib.import_module("celery_tasks"), name)
    options = ["-P", pool, "-c", "1", "-l", "ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    worker = subprocess.Popen([sys.executable, "-m", "celery", "-A", "celery_tasks", "worker", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        jobs.seen += [task.delay("first").get(timeout=60), task.delay().get(timeout=60)]
    finally:
        worker.terminate()
        worker.wait()
        shutil.rmtree(folder, ignore_errors=True)


for module, path, pool, name in [
    ("celery", "Celery().task", "prefork", "of_the_application"),
    ("celery", "Celery().task", "threads", "of_the_application"),
    ("celery", "Celery().task", "solo", "of_the_application"),
    ("celery", "shared_task", "prefork", "shared"),
    ("celery.signals", "task_prerun.connect", "prefork", "with_prerun"),
    ("celery.signals", "task_postrun.connect", "prefork", "with_postrun"),
]:
    proof(module, path)(partial(celery_worker, pool, name))


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
