from fastapi import APIRouter, Depends

from .deps import BoundTenant, bind_user, current_user

# expect: no-lost-write lost
router = APIRouter(dependencies=[Depends(bind_user)])


@router.get("/")
async def show(tenant: BoundTenant):
    return current_user.get()
