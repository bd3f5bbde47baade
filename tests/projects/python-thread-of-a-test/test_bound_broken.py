from threading import Thread

from .context import current_user, read_rows


def test_bound_in_the_file():
    found = []
    current_user.set("a")
    # expect: no-unreachable-read unreachable
    thread = Thread(target=lambda: found.append(read_rows("monday")))
    thread.start()
    thread.join()
    assert found == [["a", "monday"]]
