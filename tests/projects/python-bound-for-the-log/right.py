"""A worker binds what its own lines are to say."""
import asyncio
import logging
import threading

from .context import current_branch, current_shop, record_metrics, request_id_var, set_request_id

logger = logging.getLogger(__name__)


async def job(one):
    request_id_var.set(one.id)
    logger.info("start %s", one)


def in_thread(one):
    current_shop.set(one.shop)
    logger.info("start %s", one)


def for_lines(one):
    current_branch.set(one.branch)
    logger.info("start %s", one)


async def counted(one):
    record_metrics(rows=one.rows)
    logger.info("start %s", one)


def say(one):
    logger.info("start %s", one)


async def by_others(one):
    set_request_id(one.id)
    say(one)


def start(all):
    for one in all:
        # expect (strict): no-lost-write confined
        asyncio.create_task(job(one))
        # expect (strict): no-lost-write confined
        threading.Thread(target=in_thread, args=(one,)).start()
        # expect (strict): no-lost-write confined
        asyncio.create_task(by_others(one))
        # expect (strict): no-lost-write confined
        threading.Thread(target=for_lines, args=(one,)).start()
        # expect (strict): no-lost-write confined
        asyncio.create_task(counted(one))
