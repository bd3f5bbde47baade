from fastapi import FastAPI

from .context import count_rows, current_locale, note_quota
from .middleware import CountRows, NameLocale, NameQuota

app = FastAPI()
app.add_middleware(CountRows)
app.add_middleware(NameLocale)
app.add_middleware(NameQuota)


@app.get("/rows")
async def rows():
    count_rows(3)
    note_quota(7)
    return current_locale.get()
