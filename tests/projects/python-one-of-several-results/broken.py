from .context import rows, tags


def run(is_many):
    return rows() if is_many else rows()


def run_tagged(is_many):
    with tags("a"):
        # expect: no-unreachable-read outlived
        return run(is_many)
