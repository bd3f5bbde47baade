"""Only some of what it may run is gone through later, and nobody can tell whether this is."""
from .context import first_row, rows, tags


def run(is_many):
    return rows() if is_many else first_row()


def run_tagged(is_many):
    with tags("a"):
        return run(is_many)
