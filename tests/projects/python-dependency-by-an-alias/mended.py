from fastapi import APIRouter, Depends

from .deps import CurrentUser, bind_for_the_caller, bind_later, current_user

router = APIRouter(dependencies=[Depends(bind_later)])


@router.get("/")
async def show(user: CurrentUser):
    bind_for_the_caller(user)
    return current_user.get()
