"""Somebody has bound a tenant on the way: before, in the same arm, or in the round before."""
from threading import Thread

from .context import rows, serve, set_current_tenant


def handle_launch(args):
    # expect: no-unreachable-read unreachable
    Thread(target=rows).start()


def handle_each(args):
    for one in args.names:
        # expect: no-unreachable-read unreachable
        Thread(target=rows).start()
        serve(one)


def handle_later(args):
    try:
        set_current_tenant(args.tenant)
    finally:
        # expect: no-unreachable-read unreachable
        Thread(target=rows).start()
