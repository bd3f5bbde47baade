"""A memory that fills itself is another one in each thread, and meant to be."""
from concurrent.futures import ThreadPoolExecutor

from .context import next_number

pool = ThreadPoolExecutor()


def numbers():
    return [next_number(), next_number()]


def start():
    return pool.submit(numbers)
