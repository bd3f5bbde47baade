from .context import current_project, read_project
from .server import mcp, server


@mcp.tool()
def activate(name: str) -> str:
    # expect: no-lost-write lost
    current_project.set(name)
    return "done"


@mcp.tool()
async def list_rows() -> list:
    return rows_of(read_project())


@server.call_tool()
async def call_tool(name, arguments):
    # expect: no-lost-write lost
    current_project.set(arguments["project"])
    return []
