from typing import Annotated

from fastapi import APIRouter, Depends

from . import guards
from .guards import require_admin, require_maintainer

router = APIRouter(dependencies=[Depends(guards.require_librarian)])

MaintainerDep = Annotated[None, Depends(require_maintainer)]


async def purge():
    await require_admin()


@router.get("/status")
async def status(_: MaintainerDep):
    return {"ok": True}
