"""For which account."""
from contextvars import ContextVar, copy_context

current_account = ContextVar("current_account", default="0")


def set_account(account):
    current_account.set(account)


def is_here(account):
    return account == current_account.get()


def run_for(account, work, *args):
    def run():
        current_account.set(account)
        return work(*args)

    return copy_context().run(run)
