from threading import Thread

from .context import Client, Run, Tenant, bound_run, traced


def start(run):
    def work():
        with bound_run(run):
            return Run.get(), Tenant.get()

    # expect: no-unreachable-read unreachable
    Thread(target=work).start()


def start_traced():
    def work():
        with traced("work"):
            return 1

    # expect: no-unreachable-read unreachable
    Thread(target=work).start()


def serve(value):
    with Client(value), Tenant(value), Run(value):
        start(value)
        start_traced()
