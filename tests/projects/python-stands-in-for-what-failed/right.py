from concurrent.futures import ThreadPoolExecutor

from .context import read_rows

pool = ThreadPoolExecutor()


def rows(day):
    try:
        from .shared import shared_rows

        return shared_rows(day)
    except ImportError:
        return read_rows(day)


def serve(day):
    return pool.submit(rows, day).result()
