from starlette.middleware.base import BaseHTTPMiddleware

from .context import current_locale, current_quota, rows_counted


class CountRows(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        response.headers["x-rows"] = str(rows_counted())
        return response


class NameLocale(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        current_locale.set(request.headers.get("x-locale"))
        response = await call_next(request)
        response.headers["x-locale"] = str(current_locale.get())
        return response


class NameQuota:
    """Plain ASGI: it would see the value if none of the other kind stood in between."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_quota(message):
            message["headers"].append((b"x-quota", str(current_quota.get()).encode()))
            await send(message)

        await self.app(scope, receive, send_with_quota)
