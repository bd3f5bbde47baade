"""Who is asking."""
from contextvars import ContextVar

current_tenant = ContextVar("current_tenant", default="public")


def set_current_tenant(tenant):
    current_tenant.set(tenant)


def rows():
    return current_tenant.get()


def serve(request):
    set_current_tenant(request.tenant)
    return rows()
