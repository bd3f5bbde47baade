"""A loop that serves everybody has nobody's values to look up."""
import threading

from .engine import Engine


class Service:
    def __init__(self):
        self._stop = threading.Event()
        self.engine = Engine()

    def _loop(self):
        while not self._stop.is_set():
            self.engine.beat()

    def start(self):
        threading.Thread(target=self._loop, daemon=True).start()
