"""It goes on for everybody until somebody sets the flag."""
from queue import Queue
from threading import Thread

from .context import read_user


class Service:
    def __init__(self):
        self.queue = Queue()
        self.stopped = False

    def start(self):
        Thread(target=self.run).start()

    def stop(self):
        self.stopped = True

    def run(self):
        try:
            self.first = read_user()
            while not self.stopped:
                self.send(self.queue.get())
        except ValueError:
            pass

    def send(self, event):
        print(event)
