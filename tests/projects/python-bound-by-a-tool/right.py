from .context import current_project, read_project
from .server import mcp, server

active = {}


@mcp.tool()
def activate(name: str) -> str:
    active["project"] = name
    return "done"


@mcp.tool()
async def list_rows(name: str) -> list:
    # expect (strict): no-lost-write confined
    current_project.set(name)
    return rows_of(read_project())


@server.call_tool()
async def call_tool(name, arguments):
    token = current_project.set(arguments["project"])
    try:
        return rows_of(read_project())
    finally:
        current_project.reset(token)
