from contextvars import ContextVar
from typing import Any, ClassVar


class ContextModel:
    """Each class that extends it has a variable of its own."""

    __var__: ClassVar[ContextVar[Any]]

    def __enter__(self):
        self._token = self.__var__.set(self)
        return self

    def __exit__(self, *_):
        self.__var__.reset(self._token)

    @classmethod
    def get(cls):
        return cls.__var__.get(None)


class SettingsContext(ContextModel):
    __var__: ClassVar[ContextVar[Any]] = ContextVar("settings")

    @classmethod
    def get(cls):
        return super().get() or {}
