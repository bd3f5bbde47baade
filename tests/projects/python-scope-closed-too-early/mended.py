from fastapi.responses import JSONResponse, StreamingResponse

from .broken import rows, sent_rows
from .context import bound, current_user


def own_rows(user):
    with bound(user):
        yield from rows()


def all_rows(user):
    with bound(user):
        return list(rows())


def wrap(app):
    def wrapped(environ, start_response):
        token = current_user.set(environ["user"])
        try:
            yield from app(environ, start_response)
        finally:
            current_user.reset(token)

    return wrapped


async def answer(user):
    async def own_rows():
        with bound(user):
            async for row in sent_rows():
                yield row

    return StreamingResponse(own_rows())


async def answer_at_once(user):
    with bound(user):
        return JSONResponse(list(rows()))


async def answer_with_status(user):
    with bound(user):
        return StreamingResponse(status_code=204, content=[])
