from fastapi import APIRouter, Depends, Request

from .context import read_rows, set_current_user

router = APIRouter()


class Require:
    def __init__(self, scope):
        self.scope = scope

    def __call__(self, request: Request):
        # expect: no-lost-write lost
        set_current_user(request.headers["x-user"])


@router.get("/", dependencies=[Depends(Require("read"))])
async def rows():
    return read_rows()
