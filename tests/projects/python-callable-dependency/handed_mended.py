from fastapi import APIRouter, Depends

from .checks import RequireUserAsync
from .context import read_rows

router = APIRouter()


@router.get("/", dependencies=[Depends(RequireUserAsync())])
async def rows():
    return read_rows()
