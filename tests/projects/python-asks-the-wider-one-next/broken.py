from threading import Thread

from .context import in_flow, keeps_results, names, rows, strictly


def run():
    return keeps_results()


def tell(flow):
    with in_flow(flow):
        return names()


def list_rows(flow):
    with in_flow(flow):
        return rows()


def insist(flow):
    with in_flow(flow):
        return strictly()


def start(flow):
    # expect: no-unreachable-read unreachable
    Thread(target=run).start()
    # expect: no-unreachable-read unreachable
    Thread(target=tell, args=(flow,)).start()
    # expect: no-unreachable-read unreachable
    Thread(target=list_rows, args=(flow,)).start()
    # expect: no-unreachable-read unreachable
    Thread(target=insist, args=(flow,)).start()
