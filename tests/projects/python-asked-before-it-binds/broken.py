from threading import Thread

from .context import is_here


def execute(account, day):
    if not is_here(account):
        print(day)
        return None
    return day


def deliver(account, day):
    # expect: no-unreachable-read unreachable
    Thread(target=execute, args=(account, day)).start()
