from fastapi import Depends, FastAPI

from .checks import require_user_in_place
from .context import read_rows

app = FastAPI(dependencies=[Depends(require_user_in_place)])


@app.get("/")
async def rows():
    return read_rows()
