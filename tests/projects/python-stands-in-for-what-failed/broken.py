from concurrent.futures import ThreadPoolExecutor

from .context import read_rows

pool = ThreadPoolExecutor()


def rows(day):
    try:
        return read_rows(day)
    except ValueError:
        return []


def logged(day):
    try:
        print(day)
    except ValueError:
        read_rows(day)


def serve(day):
    # expect: no-unreachable-read unreachable
    return pool.submit(rows, day).result()


def serve_logged(day):
    # expect: no-unreachable-read unreachable
    return pool.submit(logged, day).result()
