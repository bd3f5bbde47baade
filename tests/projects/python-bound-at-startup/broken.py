from contextlib import asynccontextmanager

from fastapi import FastAPI

from .context import current_settings, read_settings


@asynccontextmanager
async def lifespan(app):
    # expect: no-lost-write lost
    current_settings.set("settings")
    yield


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
async def begin():
    # expect: no-lost-write lost
    current_settings.set("settings")


@app.get("/")
async def get():
    return read_settings()
