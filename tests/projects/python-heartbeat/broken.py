"""The loop is the call's own: it ends by the flag that the call made."""
import threading
from contextlib import contextmanager

from .engine import Engine


@contextmanager
def heartbeats(engine: "Engine[int]"):
    stop = threading.Event()

    def loop():
        while not stop.is_set():
            engine.beat()

    # expect: no-unreachable-read unreachable
    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
