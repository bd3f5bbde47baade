from typing import Generic, TypeVar

from .context import SettingsContext

T = TypeVar("T")


class Engine(Generic[T]):
    def beat(self):
        return SettingsContext.get()
