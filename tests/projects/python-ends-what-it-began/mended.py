"""A worker binds for its own work, and ends that."""
import contextvars
from concurrent.futures import ThreadPoolExecutor

from .context import current_step, current_tenant, set_step, set_tenant


class Renderer:
    def __init__(self, tenant):
        self._tenant = tenant

    def render(self, page):
        set_tenant(self._tenant)
        try:
            return self._write(page)
        finally:
            set_tenant(None)

    def _write(self, page):
        return page.upper()


def named(page):
    current_step.set("named")
    try:
        return page.title()
    finally:
        current_step.set("")


def counted(page):
    set_step(step="counted")
    size = len(page)
    set_step(step="")
    return size


def cleared(page):
    try:
        return page.lower()
    finally:
        set_tenant(None)


def render_one(page):
    return Renderer("acme").render(page)


def render(pages):
    with ThreadPoolExecutor() as pool:
        for page in pages:
            pool.submit(contextvars.copy_context().run, render_one, page)
            pool.submit(named, page)
            pool.submit(counted, page)
            pool.submit(cleared, page)
