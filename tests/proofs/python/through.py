"""Does what runs a function in a pool do that by the pool's own method? Prints a line of JSON for each: module, path as in the catalog, own.

A class that extends the pool and gives `submit` another meaning is asked whether it was that which ran the function.
"""

import asyncio
import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

asked = []


class Threads(ThreadPoolExecutor):
    def submit(self, fn, /, *args, **kwargs):
        asked.append("threads")
        return super().submit(fn, *args, **kwargs)


class Processes(ProcessPoolExecutor):
    def submit(self, fn, /, *args, **kwargs):
        asked.append("processes")
        return super().submit(fn, *args, **kwargs)


async def by_the_loop(pool):
    await asyncio.get_running_loop().run_in_executor(pool, abs, -1)


WAYS = [
    ("concurrent.futures", "ThreadPoolExecutor().submit", Threads, lambda pool: pool.submit(abs, -1).result()),
    ("concurrent.futures", "ThreadPoolExecutor().map", Threads, lambda pool: list(pool.map(abs, [-1]))),
    ("concurrent.futures", "ProcessPoolExecutor().submit", Processes, lambda pool: pool.submit(abs, -1).result()),
    ("concurrent.futures", "ProcessPoolExecutor().map", Processes, lambda pool: list(pool.map(abs, [-1]))),
    ("asyncio", "get_running_loop().run_in_executor", Threads, lambda pool: asyncio.run(by_the_loop(pool))),
]

if __name__ == "__main__":
    for module, path, kind, way in WAYS:
        asked.clear()
        with kind(max_workers=1) as pool:
            way(pool)
        print(json.dumps({"module": module, "path": path, "own": len(asked) > 0}))
