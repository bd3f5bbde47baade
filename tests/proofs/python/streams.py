"""Does what an endpoint sends bit by bit see what was bound where the answer was made? Prints a line of JSON for each: module, path, body, seen."""

import importlib
import json
from contextvars import ContextVar

from fastapi import FastAPI
from fastapi.testclient import TestClient

var = ContextVar("var", default="default")


def ask(response, body, sync=False, own=False):
    """`own`: the generator binds for itself, so that it is seen to be run at all."""
    app = FastAPI()
    seen = []

    def plain_lines():
        seen.append(var.get() == "bound")
        yield "a"

    async def lines():
        token = var.set("bound") if own else None
        try:
            seen.append(var.get() == "bound")
            yield "a"
        finally:
            if token is not None:
                var.reset(token)

    @app.get("/")
    async def endpoint():
        token = var.set("bound")
        try:
            return response(**{body: plain_lines() if sync else lines()})
        finally:
            var.reset(token)

    TestClient(app).get("/").raise_for_status()
    return seen


for module in ("fastapi.responses", "starlette.responses"):
    response = importlib.import_module(module).StreamingResponse
    assert ask(response, "content", own=True) == [True]
    for sync in (False, True):
        print(json.dumps({"module": module, "path": "StreamingResponse", "body": "content", "seen": any(ask(response, "content", sync))}))
