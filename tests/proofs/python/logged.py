"""Does a line that is logged in a thread or a task hold what that has bound, though no call names it? Prints a line of JSON.

With `--standard` only what needs no package.
"""

import asyncio
import io
import json
import logging
import sys
import threading
from contextvars import ContextVar

var = ContextVar("var", default="nothing")
seen = {}


class Seen(logging.Filter):
    def filter(self, record):
        seen[record.getMessage()] = var.get() == "bound"
        return True


class SeenAsWell(logging.Formatter):
    def format(self, record):
        seen[record.getMessage()] = [seen[record.getMessage()], var.get() == "bound"]
        return ""


def log_with_logging(name):
    logger = logging.getLogger("proof")
    logger.propagate = False
    if not logger.filters:
        logger.addFilter(Seen())
        handler = logging.StreamHandler(io.StringIO())
        handler.setFormatter(SeenAsWell())
        logger.addHandler(handler)
    logger.warning(name)


def log_with_structlog(name):
    import structlog

    def processor(logger, method, event):
        seen[event["event"]] = var.get() == "bound"
        raise structlog.DropEvent

    structlog.wrap_logger(None, processors=[processor]).warning(name)


def log_with_loguru(name):
    from loguru import logger

    logger.remove()
    logger.add(lambda line: None)

    def patcher(record):
        seen[record["message"]] = var.get() == "bound"

    logger.patch(patcher).warning(name)


def ask(log, name):
    def work(where):
        var.set("bound")
        log(f"{name}, {where}")

    async def task():
        work("task")

    async def main():
        await asyncio.create_task(task())

    thread = threading.Thread(target=work, args=("thread",))
    thread.start()
    thread.join()
    asyncio.run(main())
    log(f"{name}, outside")


ask(log_with_logging, "logging")
# The filter and the formatter have to say the same.
seen = {line: found[0] if found[0] == found[1] else found for line, found in seen.items()}
if "--standard" not in sys.argv:
    ask(log_with_structlog, "structlog")
    ask(log_with_loguru, "loguru")
print(json.dumps(seen))
