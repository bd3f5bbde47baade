from fastapi import APIRouter, Depends

from .context import shop
from .deps import marked

router = APIRouter()


@router.get("/items")
async def items(name: str = Depends(marked)):
    return [name, shop()]


@router.get("/items/{number}")
async def item(number: str, name: str = Depends(marked)):
    return [name, shop(), number]
