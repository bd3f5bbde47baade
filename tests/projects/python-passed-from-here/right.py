"""What is called over there was not handed in: it is made here, by a library."""
from threading import Thread

from printer import get_printer

from .context import current_user


def stream(lines, write):
    for line in lines:
        write(line)


def print_all(lines):
    printer = get_printer()
    write = printer.info
    Thread(target=stream, args=(["a"], write)).start()
    return current_user.get(), lines
