from multiprocessing import Process
from threading import Thread

from .context import in_flow, keeps_logs, keeps_results


def run(flow):
    with in_flow(flow):
        print(keeps_results())


def log(flow):
    with in_flow(flow):
        print(keeps_logs())


def start(flow):
    Process(target=run, args=(flow,)).start()
    Thread(target=log, args=(flow,)).start()
