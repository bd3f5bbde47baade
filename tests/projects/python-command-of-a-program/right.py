"""What starts with a command of the program serves nobody, whatever other commands do, and whatever comes after."""
from threading import Thread

from .context import rows, serve


def handle_launch(args):
    Thread(target=rows).start()
    serve(args)


def handle_serve(args):
    serve(args)
