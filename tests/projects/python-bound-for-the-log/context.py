import logging
from contextvars import ContextVar

request_id_var = ContextVar("request_id", default="-")
current_user = ContextVar("current_user", default=None)
current_shop = ContextVar("current_shop", default=None)
current_branch = ContextVar("current_branch", default=None)
_metrics = ContextVar("etl_metrics", default=None)


class ShopFilter(logging.Filter):
    def filter(self, record):
        record.shop = current_shop.get()
        return True


def set_request_id(request_id):
    request_id_var.set(request_id)


def read_user():
    return current_user.get()


def read_request_id():
    return request_id_var.get()


class Lines(logging.Formatter):
    def format(self, record):
        return f"{record.getMessage()} {fields()}"


def fields():
    return {"branch": current_branch.get()}


def record_metrics(**found):
    _metrics.set({**(_metrics.get() or {}), **found})
