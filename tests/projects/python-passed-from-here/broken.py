from collections.abc import Callable
from threading import Thread

from .context import current_user


def stream(lines, write: Callable[[str], None]):
    for line in lines:
        write(line)


def print_all(lines, write: Callable[[str], None]):
    # expect (strict): no-unreachable-read handed
    Thread(target=stream, args=(["a"], write)).start()
    return current_user.get(), lines


def print_one(line, write):
    # expect (strict): no-unreachable-read handed
    Thread(target=lambda: write(line)).start()
