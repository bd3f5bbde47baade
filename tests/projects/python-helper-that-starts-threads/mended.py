from .context import bind_tenant, current_tenant, read_rows
from .hands import Hands
from .threads import count_in_thread, in_copy


async def rows(tenant):
    bind_tenant(tenant)
    return await in_copy(read_rows, "rows")


async def count(tenant):
    bind_tenant(tenant)
    return await count_in_thread(len, [current_tenant.get()])


async def by_other_hands(tenant, hands: Hands):
    bind_tenant(tenant)
    return await hands.count(len, [current_tenant.get()])
