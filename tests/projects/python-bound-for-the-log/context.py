import logging
from contextvars import ContextVar

request_id_var = ContextVar("request_id", default="-")
current_user = ContextVar("current_user", default=None)
current_shop = ContextVar("current_shop", default=None)


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
