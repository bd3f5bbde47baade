import threading
from contextlib import contextmanager
from contextvars import copy_context

from .tenancy import current_tenant, rows


@contextmanager
def entering(tenant):
    current_tenant.set(tenant)
    yield


def enter(tenant):
    current_tenant.set(tenant)


def here(tenant):
    with entering(tenant):
        return rows()


def start(tenant):
    def work():
        with entering(tenant):
            pass

    # expect: no-lost-write lost
    one = threading.Thread(target=copy_context().run, args=(work,))
    one.start()
    one.join()
    return rows()


def later(tenant):
    def work():
        with entering(tenant):
            pass

    # expect: no-lost-write lost
    one = threading.Timer(1, copy_context().run, [work])
    one.start()


def on_the_spot(tenant):
    # expect: no-lost-write lost
    one = threading.Thread(target=copy_context().run, args=(lambda: enter(tenant),))
    one.start()
