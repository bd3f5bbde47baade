import asyncio
from concurrent.futures import ThreadPoolExecutor

from .context import read_rows, set_current_user


def test_many_at_once():
    """Nobody is asking, here or there."""
    with ThreadPoolExecutor() as pool:
        assert [row[1] for row in pool.map(read_rows, ["monday", "tuesday"])] == ["monday", "tuesday"]


def test_what_a_thread_is_handed(rows):
    def work():
        return rows.of("monday")

    with ThreadPoolExecutor() as pool:
        assert pool.submit(asyncio.run, work()).result() == []


def test_of_a_user():
    set_current_user("a")
    assert read_rows("monday") == ["a", "monday"]
