from fastapi.responses import StreamingResponse

from .context import bound, current_user, read_rows


def rows():
    for session_id in range(3):
        if read_rows(session_id):
            yield session_id


def plain():
    for session_id in range(3):
        yield session_id


def own_rows(user):
    with bound(user):
        # expect: no-unreachable-read outlived
        return rows()


def own_plain(user):
    with bound(user):
        return plain()


def wrap(app):
    def wrapped(environ, start_response):
        token = current_user.set(environ["user"])
        try:
            # expect: no-unreachable-read outlived
            return app(environ, start_response)
        finally:
            current_user.reset(token)

    return wrapped


def wrap_items(items):
    # expect: no-unreachable-read outlived
    for item in items:
        yield item


def observe(fn):
    def wrapper(user):
        with bound(user):
            return wrap_items(fn())

    return wrapper


async def sent_rows():
    for session_id in range(3):
        yield read_rows(session_id)


async def answer(user):
    with bound(user):
        # expect: no-unreachable-read outlived
        return StreamingResponse(sent_rows())


async def answer_by_name(user):
    token = current_user.set(user)
    try:
        # expect: no-unreachable-read outlived
        return StreamingResponse(media_type="text/plain", content=rows())
    finally:
        current_user.reset(token)


async def answer_plain(user):
    with bound(user):
        return StreamingResponse(plain())
