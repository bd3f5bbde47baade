from multiprocessing import Process

from .context import Acting


def who():
    return Acting.user.get()


def run(work):
    return work()


def start(work):
    # expect (strict): no-unreachable-read handed
    Process(target=run, args=(work,)).start()
