from fastapi import APIRouter, Depends

from .checks import Actor, RequireUser
from .context import read_rows

router = APIRouter()
write = RequireUser("write")


# expect: no-lost-write lost
@router.get("/", dependencies=[Depends(RequireUser("read"))])
async def rows():
    return read_rows()


# It is mended where it is written: once is enough.
@router.post("/", dependencies=[Depends(write)])
async def add():
    return read_rows()


# expect: no-lost-write lost
@router.delete("/", dependencies=[Depends(Actor)])
async def remove():
    return read_rows()
