from threading import Thread

from .context import begin, finish, since


def work():
    begin("a", 5.0)
    print(since(7.0))
    finish()


def start():
    # expect: no-lost-write lost
    Thread(target=work).start()
