from fastapi import HTTPException

from .people import get_current_user


async def require_maintainer():
    user = get_current_user()
    if not user.is_maintainer:
        raise HTTPException(403)


async def require_librarian():
    user = get_current_user()
    if not user.is_librarian:
        raise HTTPException(403)


# Nobody but the project itself calls this one.
# expect: no-ambient-permission throughChain
async def require_admin():
    user = get_current_user()
    if not user.is_admin:
        raise HTTPException(403)
