from threading import Thread

from .context import mode


def build():
    return mode.get()


def start():
    # expect: no-unreachable-read unreachable
    Thread(target=build).start()
