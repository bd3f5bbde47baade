from contextvars import copy_context

from fastapi import APIRouter, BackgroundTasks

from . import context
from .context import acting_as, notify

router = APIRouter()


@router.post("/documents/{document}")
async def publish(document: str, user: str, tasks: BackgroundTasks):
    context.bind(user)
    tasks.add_task(notify, document)
    return notify(document)


def send(document, user):
    with acting_as(user):
        return notify(document)


@router.post("/drafts/{document}")
def keep(document: str, user: str, tasks: BackgroundTasks):
    tasks.add_task(send, document, user)


@router.put("/drafts/{document}")
def change(document: str, user: str, tasks: BackgroundTasks):
    with acting_as(user):
        tasks.add_task(copy_context().run, notify, document)
        return notify(document)
