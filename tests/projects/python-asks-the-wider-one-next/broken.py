from threading import Thread

from .context import in_flow, keeps_results, names


def run():
    return keeps_results()


def tell(flow):
    with in_flow(flow):
        return names()


def start(flow):
    # expect: no-unreachable-read unreachable
    Thread(target=run).start()
    # expect: no-unreachable-read unreachable
    Thread(target=tell, args=(flow,)).start()
