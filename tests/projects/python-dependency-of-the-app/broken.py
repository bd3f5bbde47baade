from fastapi import Depends, FastAPI

from .checks import require_user
from .context import read_rows

# expect: no-lost-write lost
app = FastAPI(dependencies=[Depends(require_user)])


@app.get("/")
async def rows():
    return read_rows()
