"""Whose rows a query sees."""
from contextvars import ContextVar

current_tenant = ContextVar("current_tenant", default=None)


def bind_tenant(tenant):
    current_tenant.set(tenant)


def read_rows(kind):
    return [current_tenant.get(), kind]
