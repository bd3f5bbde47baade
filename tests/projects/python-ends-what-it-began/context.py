from contextvars import ContextVar

current_tenant = ContextVar("current_tenant", default=None)
current_step = ContextVar("current_step", default="")


def set_tenant(tenant):
    current_tenant.set(tenant)


def set_step(step):
    current_step.set(step)


def read_rows():
    return [current_tenant.get(), current_step.get()]
