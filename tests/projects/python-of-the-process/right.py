"""What ends with the process, or begins with it, serves nobody."""
import asyncio
import atexit
import signal
from contextlib import contextmanager
from threading import Thread

import click

from .context import close_sessions


def close():
    Thread(target=close_sessions).start()


def close_at_end():
    close()


def stop(number, frame):
    close()


@click.command()
@click.option("--port")
def serve(port):
    atexit.register(close_at_end)
    signal.signal(signal.SIGTERM, stop)
    asyncio.new_event_loop().add_signal_handler(signal.SIGINT, lambda: close())
    with warmed():
        (lambda: print(port))()


@contextmanager
def warmed():
    close()
    yield


@atexit.register
def last():
    close()


if __name__ == "__main__":
    close()
