"""Another process has no part in the transaction that is open here, and could not be given it."""
from multiprocessing import Process

from .context import Transaction


def save(row):
    transaction = Transaction.get()
    if transaction is not None:
        transaction.add(row)


def start(row):
    with Transaction():
        Process(target=save, args=(row,)).start()
