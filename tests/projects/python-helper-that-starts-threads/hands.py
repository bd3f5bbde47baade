"""Passes on what it is handed."""
from .threads import count_in_thread, in_thread_by_name


class Hands:
    async def run(self, fn, *args):
        from .threads import passed_on

        return await passed_on(fn, *args)

    async def run_by_name(self, fn, *args):
        return await in_thread_by_name(fn, *args)

    async def count(self, fn, *args):
        return await count_in_thread(fn, *args)


def hand(hands: Hands, fn, *args):
    return hands.run(fn, *args)
