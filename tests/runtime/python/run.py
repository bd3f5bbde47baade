"""Runs programs, each once for every way that its coins may fall, and tells what was seen.

Takes a list of texts as JSON, and before it a pattern for lines that start something in an empty context; prints for each: the values
that somebody saw, the values that a context ended with, the look-ups that found nothing, and which of those lines were come to where
something was bound. As JSON, one line a program. Where "throwing" is asked for, each is run once more for each look-up, which then throws: what
stands around a call of code that cannot be seen has to count on that.
"""

import asyncio
import json
import re
import sys
import threading
import types


def main():
    threading.excepthook = lambda _: None
    given = json.load(sys.stdin)
    bare = re.compile(given["bare"])
    for text in given["texts"]:
        found = {"seen": set(), "ended": set(), "empty": set(), "bound": set()}
        text = with_starts(text, bare)
        for coins in range(4 if "flip(" in text.split("async def main")[1] else 1):
            run(text, coins, found)
            if given["throwing"]:
                for place in sorted(set(re.findall(r"\b(?:see|look)\((\d+)", text))):
                    run(text, coins, found, int(place))
        print(json.dumps({key: sorted(value) for key, value in found.items()}), flush=True)


def with_starts(text, bare):
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        if bare.search(line):
            lines.append(f"{line[: len(line) - len(line.lstrip())]}started({number}, v.get())")
        lines.append(line)
    return "\n".join(lines)


class Thrown(Exception):
    pass


def run(text, coins, found, throwing=None):
    coin = types.ModuleType("coin")

    def see(place, value):
        found["empty" if value == "none" else "seen"].add(place if value == "none" else value)
        if place == throwing:
            raise Thrown

    coin.see = see
    sys.modules["coin"] = coin
    def end(before, after):
        if before != after:
            found["ended"].add(after)

    def started(line, value):
        if value != "none":
            found["bound"].add(line)

    space = {"__name__": "__main__", "end": end, "started": started}
    text = text.replace("pass  # begin", "before = v.get()").replace("pass  # end", "end(before, v.get())")
    text = text.replace("coins = set()", f"coins = {{number for number in range(2) if {coins} >> number & 1}}")
    try:
        exec(compile(text, "program", "exec"), space)
    except* Thrown:
        pass
    space["pool"].shutdown()


if __name__ == "__main__":
    main()
