from concurrent.futures import ThreadPoolExecutor

from .context import read_rows, set_current_user


def test_rows_of_a_user():
    set_current_user("a")
    with ThreadPoolExecutor() as pool:
        # expect: no-unreachable-read unreachable
        assert list(pool.map(read_rows, ["monday"])) == [["a", "monday"]]
