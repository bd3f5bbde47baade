from .context import bind_tenant, current_tenant, read_rows
from .threads import count_in_thread, in_copy


async def rows(tenant):
    bind_tenant(tenant)
    return await in_copy(read_rows, "rows")


async def count(tenant):
    bind_tenant(tenant)
    return await count_in_thread(len, [current_tenant.get()])
