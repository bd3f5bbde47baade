"""What a worker binds for others is lost."""
import contextvars
from concurrent.futures import ThreadPoolExecutor

from .context import current_step, set_step, set_tenant


def render_one(page, tenant):
    rendered = page.upper()
    set_tenant(tenant)
    return rendered


def named(page):
    try:
        return page.title()
    finally:
            current_step.set("named")


def counted(page):
    set_step("")
    size = len(page)
    set_step("counted")
    return size


def render(pages):
    with ThreadPoolExecutor() as pool:
        for page in pages:
            # expect: no-lost-write lost
            pool.submit(contextvars.copy_context().run, render_one, page, "acme")
            # expect: no-lost-write lost
            pool.submit(named, page)
            # expect: no-lost-write lost
            pool.submit(counted, page)
