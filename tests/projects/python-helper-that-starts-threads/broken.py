from .context import bind_tenant, read_rows
from .threads import in_thread, runner


async def rows(tenant):
    bind_tenant(tenant)
    return await in_thread(read_rows, "rows")


def plain_rows(tenant):
    bind_tenant(tenant)
    return runner.run(read_rows, "rows")
