"""It goes on until it is done by itself."""
from threading import Thread

from .context import read_user


class Task:
    def __init__(self, days):
        self.days = days
        self.done = False

    def start(self):
        # expect: no-unreachable-read unreachable
        Thread(target=self.run).start()

    def run(self):
        while not self.done:
            self.step()

    def step(self):
        print(read_user())
        self.done = self.days.pop() is None


class Count:
    def __init__(self, left):
        self.left = left

    def start(self):
        # expect: no-unreachable-read unreachable
        Thread(target=self.run).start()

    def run(self):
        while self.left:
            self.left -= read_user()

    def go_on(self, last):
        while last:
            last = read_user()

    def start_again(self, last):
        # expect: no-unreachable-read unreachable
        Thread(target=self.go_on, args=(last,)).start()
