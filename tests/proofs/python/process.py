"""Does what a process keeps for its end, or for a signal, see what a task has bound? Prints a line of JSON for each: hook, seen (while that task runs, and after it)."""

import asyncio
import atexit
import json
import os
import signal
import subprocess
import sys
from contextvars import ContextVar

var = ContextVar("var", default="default")
found = []


def look(*_):
    found.append(var.get() == "bound")


async def bind_and_kill():
    var.set("bound")
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.01)


async def both():
    """In a task that has bound something, and beside it."""
    await asyncio.create_task(bind_and_kill())
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.01)


def by_signal():
    signal.signal(signal.SIGUSR1, look)
    asyncio.run(both())


def by_loop(name):
    async def main():
        getattr(asyncio, name)().add_signal_handler(signal.SIGUSR1, look)
        await both()

    asyncio.run(main())


def by_new_loop():
    loop = asyncio.new_event_loop()
    loop.add_signal_handler(signal.SIGUSR1, look)
    loop.run_until_complete(both())
    loop.close()


def at_exit():
    """The end comes once: the task registers, and has bound something."""

    async def task():
        var.set("bound")
        atexit.register(lambda: print(json.dumps(var.get() == "bound")))

    asyncio.run(task())


def seen_by(run, *args):
    found.clear()
    run(*args)
    assert len(found) == 2, found
    return list(found)


if sys.argv[-1] == "at-exit":
    at_exit()
else:
    ended = json.loads(subprocess.run([sys.executable, __file__, "at-exit"], capture_output=True, text=True, check=True).stdout)
    print(json.dumps({"hook": "atexit.register", "seen": [ended]}))
    print(json.dumps({"hook": "signal.signal", "seen": seen_by(by_signal)}))
    for name in ("get_event_loop", "get_running_loop"):
        print(json.dumps({"hook": f"asyncio.{name}().add_signal_handler", "seen": seen_by(by_loop, name)}))
    print(json.dumps({"hook": "asyncio.new_event_loop().add_signal_handler", "seen": seen_by(by_new_loop)}))
