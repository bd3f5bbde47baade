"""The trace, mended, and the endpoint passes the user that it holds: there is nothing to look up."""

from contextvars import ContextVar
from dataclasses import dataclass

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer


@dataclass(frozen=True)
class User:
    name: str
    is_admin: bool = False


current_user: ContextVar[User | None] = ContextVar("current_user", default=None)
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
app = FastAPI()

USERS = {"token-alice": User("alice"), "token-bob": User("bob"), "token-root": User("root", is_admin=True)}
OWNERS = {"1": "alice", "2": "bob"}


def verify_token(token: str) -> User:
    user = USERS.get(token)
    if user is None:
        raise HTTPException(401)
    return user


def has_permission(session_id: str, user: User | None) -> bool:
    return user is not None and OWNERS.get(session_id) == user.name


async def require_auth(token: str = Depends(oauth2_scheme)) -> User:
    user = verify_token(token)
    current_user.set(user)
    return user


@app.get("/sessions/{session_id}")
async def get_session(session_id: str, user: User = Depends(require_auth)):
    if not user.is_admin and not has_permission(session_id, user):
        raise HTTPException(404)
    return {"id": session_id}
