"""What is handed in may look up whether it is within, and finds that it is not."""
from threading import Thread

from .marks import is_marked


def start(work):
    if is_marked():
        return
    Thread(target=lambda: work()).start()
