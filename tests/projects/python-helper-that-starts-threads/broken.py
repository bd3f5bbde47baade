from .context import bind_tenant, read_rows
from .hands import Hands, hand
from .threads import in_thread, runner


async def rows(tenant):
    bind_tenant(tenant)
    return await in_thread(read_rows, "rows")


def plain_rows(tenant):
    bind_tenant(tenant)
    return runner.run(read_rows, "rows")


async def by_other_hands(tenant, hands: Hands):
    bind_tenant(tenant)
    return await hand(hands, read_rows, "rows"), await hands.run_by_name(read_rows, "rows")
