from multiprocessing import Process
from threading import Thread

from .context import Acting, Transaction


def save(row):
    Transaction.get().add(row)


def load(row):
    return Acting.user.get()


def start(row):
    with Transaction():
        # expect: no-unreachable-read unreachable
        Thread(target=save, args=(row,)).start()


def start_as(user, row):
    with Acting(user):
        # expect: no-unreachable-read unreachable
        Process(target=load, args=(row,)).start()
