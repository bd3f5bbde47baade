from contextlib import asynccontextmanager

from fastapi import FastAPI

from .context import current_settings, read_settings


@asynccontextmanager
async def lifespan(app):
    # expect (strict): no-lost-write confined
    current_settings.set("settings")
    app.state.settings = read_settings()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def get(request):
    return request.app.state.settings
