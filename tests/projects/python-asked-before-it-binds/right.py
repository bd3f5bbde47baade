from threading import Thread

from .context import is_here, run_for


def execute(account, day):
    there = not is_here(account)
    if there:
        return run_for(account, execute, account, day)
    return day


def deliver(account, day):
    Thread(target=execute, args=(account, day)).start()
