from threading import Thread

from .context import run


def build():
    return run(list)


def start():
    Thread(target=build).start()
