"""To another process go data: what is called far down in there is nothing that it was told to run."""
from multiprocessing import Process

from .context import Acting


def who():
    return Acting.user.get()


def call(fn):
    return fn()


def run(bundle):
    return call(bundle["work"])


def start(bundle):
    Process(target=run, args=(bundle,)).start()
