from threading import Thread

from .context import Client, Run, Settings, Tenant, bound_run, bound_settings, restored


def start(context):
    def work():
        with restored(context):
            return Run.get(), Settings.get(), Tenant.get()

    Thread(target=work).start()


def start_one(run):
    def work():
        with bound_run(run):
            return Run.get()

    Thread(target=work).start()


def start_own(value):
    def work():
        with bound_settings(value):
            return Settings.get()

    Thread(target=work).start()


def start_handed(context, task):
    def work():
        with restored(context):
            return task()

    Thread(target=work).start()


def serve(value, context):
    with Client(value), Tenant(value), Run(value), Settings(value):
        start(context)
        start_one(value)
        start_own(value)
        start_handed(context, print)
