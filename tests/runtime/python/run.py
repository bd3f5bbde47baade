"""Runs programs, each once for every way that its coins may fall, and tells what was seen.

Takes a list of texts as JSON; prints for each: the values that somebody saw, the values that a context ended with, and the
look-ups that found nothing although whoever started them had bound something. As JSON, one line a program.
"""

import asyncio
import json
import sys
import threading
import types


def main():
    for text in json.load(sys.stdin):
        found = {"seen": set(), "ended": set(), "empty": set()}
        for coins in range(4 if "flip(" in text.split("async def main")[1] else 1):
            run(text, coins, found)
        print(json.dumps({key: sorted(value) for key, value in found.items()}), flush=True)


def run(text, coins, found):
    coin = types.ModuleType("coin")

    def see(place, value):
        found["empty" if value == "none" else "seen"].add(place if value == "none" else value)

    coin.see = see
    sys.modules["coin"] = coin
    def end(before, after):
        if before != after:
            found["ended"].add(after)

    space = {"__name__": "__main__", "end": end}
    text = text.replace("pass  # begin", "before = v.get()").replace("pass  # end", "end(before, v.get())")
    text = text.replace("coins = set()", f"coins = {{number for number in range(2) if {coins} >> number & 1}}")
    exec(compile(text, "program", "exec"), space)
    space["pool"].shutdown()


if __name__ == "__main__":
    main()
