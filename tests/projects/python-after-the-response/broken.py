from fastapi import APIRouter, BackgroundTasks

from . import context
from .context import acting_as, notify

router = APIRouter()


@router.post("/documents/{document}")
def publish(document: str, user: str, tasks: BackgroundTasks):
    context.bind(user)
    # expect: no-unreachable-read afterwards
    tasks.add_task(notify, document)
    return notify(document)


@router.post("/drafts/{document}")
async def keep(document: str, user: str, tasks: BackgroundTasks):
    with acting_as(user):
        # expect: no-unreachable-read closed
        tasks.add_task(notify, document)


@router.delete("/documents/{document}")
def remove(document: str, user: str):
    # expect: no-lost-write lost
    context.bind(user)
