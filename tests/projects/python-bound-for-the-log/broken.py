"""No line says who the user is, and none comes behind what is bound last."""
import asyncio
import logging
import threading

from .context import current_branch, current_user, record_metrics, request_id_var, set_request_id

logger = logging.getLogger(__name__)


async def job(one):
    logger.info("start %s", one)
    request_id_var.set(one.id)


def in_thread(one):
    current_user.set(one.user)
    logger.info("start %s", one)


async def by_others(one):
    set_request_id(one.id)
    len(one)


def for_no_lines(one):
    logger.info("start %s", one)
    current_branch.set(one.branch)


async def counted(one):
    logger.info("start %s", one)
    record_metrics(rows=one.rows)


def start(all):
    for one in all:
        # expect: no-lost-write lost
        asyncio.create_task(job(one))
        # expect: no-lost-write lost
        threading.Thread(target=in_thread, args=(one,)).start()
        # expect: no-lost-write lost
        asyncio.create_task(by_others(one))
        # expect: no-lost-write lost
        threading.Thread(target=for_no_lines, args=(one,)).start()
        # expect: no-lost-write lost
        asyncio.create_task(counted(one))
