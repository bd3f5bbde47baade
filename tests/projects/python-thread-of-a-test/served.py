from concurrent.futures import ThreadPoolExecutor

from .context import read_rows

pool = ThreadPoolExecutor()


def serve(day):
    # expect: no-unreachable-read unreachable
    return pool.submit(read_rows, day).result()
