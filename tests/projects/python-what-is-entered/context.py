"""What is open around the code at hand, and who is asking."""
from contextvars import ContextVar


class Transaction:
    active = ContextVar("active")

    def __enter__(self):
        self.token = self.active.set(self)
        return self

    def __exit__(self, *problem):
        self.active.reset(self.token)

    @classmethod
    def get(cls):
        return cls.active.get(None)


class Acting:
    user = ContextVar("user", default=None)

    def __init__(self, user):
        self.name = user

    def __enter__(self):
        self.token = self.user.set(self.name)

    def __exit__(self, *problem):
        self.user.reset(self.token)
