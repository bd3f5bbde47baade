from fastapi import APIRouter, Depends

from .context import shop
from .deps import plain, price_of, shared

router = APIRouter()


@router.get("/orders")
# expect: no-lost-write lost
async def orders(name: str = Depends(plain)):
    return [name, shop(), price_of("tea")]


@router.get("/orders/{number}")
async def order(number: str, name: str = Depends(plain)):
    return [name, shop(), number]


@router.get("/orders/{number}/lines")
# expect: no-lost-write lost
async def lines(number: str, name: str = Depends(shared)):
    return [name, shop(), number]
