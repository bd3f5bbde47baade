from threading import Thread

from .context import begin, clear, since


def work():
    begin("a", 5.0)
    print(since(7.0))
    clear()


def start():
    Thread(target=work).start()
