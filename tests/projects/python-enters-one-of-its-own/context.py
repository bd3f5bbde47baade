"""A client for whoever is at work, which is made where there is none."""
from contextlib import asynccontextmanager
from contextvars import ContextVar


class Model:
    variable: ContextVar

    def __enter__(self):
        self.token = self.variable.set(self)
        return self

    def __exit__(self, *_):
        self.variable.reset(self.token)

    @classmethod
    def get(cls):
        return cls.variable.get()


class Client(Model):
    variable = ContextVar("client", default=None)

    async def __aenter__(self):
        return super().__enter__()

    async def __aexit__(self, *info):
        return super().__exit__(*info)

    @classmethod
    @asynccontextmanager
    async def there(cls):
        client = cls.get()
        if client:
            yield client
        else:
            async with cls() as own:
                yield own
