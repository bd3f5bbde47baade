"""What a run is bound to, and how a thread is given it."""
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar


class Bound:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self.token = self.current.set(self)
        return self

    def __exit__(self, *_):
        self.current.reset(self.token)

    @classmethod
    def get(cls):
        return cls.current.get(None)


class Run(Bound):
    current = ContextVar("run")


class Settings(Bound):
    current = ContextVar("settings")

    @classmethod
    def get(cls):
        return super().get() or "default"


class Client(Bound):
    current = ContextVar("client")


class Tenant(Bound):
    current = ContextVar("tenant")


@contextmanager
def restored(context):
    client = Client.get()
    with ExitStack() as stack:
        stack.enter_context(Run(context["run"]))
        stack.enter_context(Settings(context["settings"]))
        yield client


@contextmanager
def bound_run(run):
    client = Client.get()
    token = Run.current.set(run)
    try:
        yield client
    finally:
        Run.current.reset(token)


@contextmanager
def bound_settings(settings):
    token = Settings.current.set(settings)
    try:
        yield
    finally:
        Settings.current.reset(token)


@contextmanager
def traced(name):
    print(name, Client.get())
    yield
