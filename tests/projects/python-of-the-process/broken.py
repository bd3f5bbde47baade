"""It is called by whoever comes by, or kept by somebody else, or starts with the process and binds before."""
import atexit
from threading import Thread

import click

from .context import close_sessions, set_current_user
from .events import on_close


def close():
    # expect: no-unreachable-read unreachable
    Thread(target=close_sessions).start()


def close_one(session):
    close()


def kept():
    # expect: no-unreachable-read unreachable
    Thread(target=close_sessions).start()


def ask_again():
    # expect: no-unreachable-read unreachable
    Thread(target=close_sessions).start()


@on_close
def hooked():
    ask_again()


@click.command()
def work(user):
    enter(user)
    batch()


def enter(user):
    set_current_user(user)


def batch():
    # expect: no-unreachable-read unreachable
    Thread(target=close_sessions).start()


def round_and_round(count):
    # expect: no-unreachable-read unreachable
    Thread(target=close_sessions).start()
    return round_and_round(count - 1)


on_close(kept)
atexit.register(kept)
