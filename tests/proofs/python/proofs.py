"""Asks each API that runs a function: does the function see what its caller has bound, and is what it binds still bound afterwards?

Prints a line of JSON for each: module, path as in the catalog, seen, stays. With `--standard` only what needs no package.
"""

import asyncio
import json
import multiprocessing
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextvars import Context, copy_context

from seen import inside, record, record_async, record_far, var

PROOFS = []


def proof(module, *paths, standard=True):
    def add(fn):
        PROOFS.append((module, paths, fn, standard))
        return fn
    return add


def measure(fn):
    """Runs a proof in a context of its own; an async one in a task of its own."""
    inside.clear()

    def run():
        var.set("outer")
        if asyncio.iscoroutinefunction(fn):
            after = asyncio.run(within(fn))
        else:
            fn()
            after = var.get()
        return {"seen": inside[0] == "outer", "stays": after == "inner"}

    return Context().run(run)


async def within(fn):
    await fn()
    return var.get()


async def until_recorded():
    for _ in range(1000):
        if inside:
            return
        await asyncio.sleep(0.001)


# ---- contextvars


@proof("contextvars", "copy_context().run", "copy_context().copy().run")
def copied():
    copy_context().run(record)


@proof("contextvars", "Context().run")
def empty():
    Context().run(record)


# ---- asyncio


@proof("asyncio", "create_task")
async def create_task():
    await asyncio.create_task(record_async())


@proof("asyncio", "ensure_future")
async def ensure_future():
    await asyncio.ensure_future(record_async())


@proof("asyncio", "get_running_loop().create_task", "get_event_loop().create_task")
async def loop_create_task():
    await asyncio.get_running_loop().create_task(record_async())


if sys.version_info >= (3, 11):
    @proof("asyncio", "TaskGroup().create_task")
    async def task_group():
        async with asyncio.TaskGroup() as group:
            group.create_task(record_async())

    @proof("asyncio", "Runner().run")
    def runner():
        with asyncio.Runner() as one:
            one.run(record_async())


@proof("asyncio", "gather")
async def gather():
    await asyncio.gather(record_async())


@proof("asyncio", "shield")
async def shield():
    await asyncio.shield(record_async())


@proof("asyncio", "run")
def asyncio_run():
    asyncio.run(record_async())


@proof("asyncio", "new_event_loop().run_until_complete")
def run_until_complete():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(record_async())
    loop.close()


@proof("asyncio", "run_coroutine_threadsafe")
async def threadsafe():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(record_async(), loop).result())


@proof("asyncio", "to_thread")
async def to_thread():
    await asyncio.to_thread(record)


@proof("asyncio", "get_running_loop().call_soon", "get_event_loop().call_soon")
async def call_soon():
    asyncio.get_running_loop().call_soon(record)
    await until_recorded()


@proof("asyncio", "get_running_loop().call_soon_threadsafe")
async def call_soon_threadsafe():
    asyncio.get_running_loop().call_soon_threadsafe(record)
    await until_recorded()


@proof("asyncio", "get_running_loop().call_later")
async def call_later():
    asyncio.get_running_loop().call_later(0, record)
    await until_recorded()


@proof("asyncio", "get_running_loop().call_at")
async def call_at():
    loop = asyncio.get_running_loop()
    loop.call_at(loop.time(), record)
    await until_recorded()


@proof("asyncio", "create_task().add_done_callback")
async def add_done_callback():
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(record)
    await until_recorded()


if sys.version_info >= (3, 12):
    @proof("asyncio", "wait_for")
    async def wait_for():
        await asyncio.wait_for(record_async(), 5)


@proof("asyncio", "get_running_loop().run_in_executor", "get_event_loop().run_in_executor")
async def run_in_executor():
    await asyncio.get_running_loop().run_in_executor(None, record)


# ---- threads and processes


@proof("threading", "Thread")
def thread():
    one = threading.Thread(target=record)
    one.start()
    one.join()


@proof("threading", "Thread#start")
def thread_of_its_own():
    class Worker(threading.Thread):
        def run(self):
            record()

    one = Worker()
    one.start()
    one.join()


@proof("threading", "Timer")
def timer():
    one = threading.Timer(0, record)
    one.start()
    one.join()


@proof("concurrent.futures", "ThreadPoolExecutor().submit")
def submit():
    with ThreadPoolExecutor() as pool:
        pool.submit(record).result()


@proof("concurrent.futures", "ThreadPoolExecutor().map")
def pool_map():
    with ThreadPoolExecutor() as pool:
        list(pool.map(record, [1]))


@proof("concurrent.futures", "ProcessPoolExecutor().submit")
def process_submit():
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        inside.append(pool.submit(record_far).result())


@proof("concurrent.futures", "ProcessPoolExecutor().map")
def process_map():
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        inside.extend(pool.map(record_far, [None]))


@proof("multiprocessing", "get_context().Process")
def process():
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    one = context.Process(target=record_far, args=(queue,))
    one.start()
    inside.append(queue.get())
    one.join()


@proof("multiprocessing", "Process#start")
def process_of_its_own():
    from seen import Far

    one = Far(queue := multiprocessing.get_context("spawn").Queue())
    one.start()
    inside.append(queue.get())
    one.join()


@proof("multiprocessing", "get_context().Pool().apply")
def process_pool():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        inside.append(pool.apply(record_far))


@proof("multiprocessing.pool", "ThreadPool().apply", "ThreadPool().map")
def thread_pool():
    from multiprocessing.pool import ThreadPool

    with ThreadPool(1) as pool:
        pool.apply(record)


# ---- libraries


@proof("anyio", "to_thread.run_sync", standard=False)
async def anyio_to_thread():
    import anyio

    await anyio.to_thread.run_sync(record)


@proof("anyio", "create_task_group().start_soon", standard=False)
async def anyio_start_soon():
    import anyio

    async with anyio.create_task_group() as group:
        group.start_soon(record_async)


@proof("anyio.from_thread", "run", standard=False)
async def anyio_from_thread():
    import anyio

    def work():
        anyio.from_thread.run(record_async)

    await anyio.to_thread.run_sync(work)


@proof("starlette.concurrency", "run_in_threadpool", standard=False)
async def run_in_threadpool():
    from starlette.concurrency import run_in_threadpool as run

    await run(record)


@proof("starlette.background", "BackgroundTasks().add_task", standard=False)
async def background():
    from starlette.background import BackgroundTasks

    tasks = BackgroundTasks()
    tasks.add_task(record)
    await tasks()


@proof("starlette.background", "BackgroundTasks().add_task of an async def", standard=False)
async def background_async():
    from starlette.background import BackgroundTasks

    tasks = BackgroundTasks()
    tasks.add_task(record_async)
    await tasks()


@proof("starlette.background", "BackgroundTask", standard=False)
async def background_task():
    from starlette.background import BackgroundTask

    await BackgroundTask(record)()


@proof("starlette.background", "BackgroundTask of an async def", standard=False)
async def background_task_async():
    from starlette.background import BackgroundTask

    await BackgroundTask(record_async)()


@proof("asgiref.sync", "sync_to_async", standard=False)
async def sync_to_async():
    from asgiref.sync import sync_to_async as wrap

    await wrap(record)()


@proof("asgiref.sync", "async_to_sync", standard=False)
def async_to_sync():
    from asgiref.sync import async_to_sync as wrap

    wrap(record_async)()


@proof("fastapi", "Depends", "Security", standard=False)
def depends():
    """The caller is the middleware around it, and whoever comes after it is the endpoint."""
    def dependency():
        record()

    after = ask(dependency)
    var.set(after)


@proof("fastapi", "Depends of an async def", standard=False)
def depends_async():
    async def dependency():
        record()

    after = ask(dependency)
    var.set(after)


@proof("fastapi", "FastAPI().get()", "APIRouter().get()", "FastAPI().post()", standard=False)
def endpoint():
    """The caller is the middleware around it, and whoever comes after it is that middleware."""
    def read():
        record()

    around(lambda app: app.get("/")(read))


@proof("fastapi", "FastAPI().get() of an async def", standard=False)
def endpoint_async():
    async def read():
        record()

    around(lambda app: app.get("/")(read))


@proof("fastapi", "FastAPI().add_api_route", "APIRouter().add_api_route", standard=False)
def endpoint_added():
    def read():
        record()

    around(lambda app: app.add_api_route("/", read))


def around(add):
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    app = FastAPI()
    add(app)
    found = []

    async def outermost(scope, receive, send):
        var.set("outer")
        await app(scope, receive, send)
        found.append(var.get())

    TestClient(outermost).get("/")
    var.set(found[0])


def ask(dependency):
    from fastapi import Depends, FastAPI
    from fastapi.testclient import TestClient

    async def outermost(scope, receive, send):
        var.set("outer")
        await app(scope, receive, send)

    app = FastAPI()

    @app.get("/")
    async def endpoint(_=Depends(dependency)):
        return var.get()

    return TestClient(outermost).get("/").json()


@proof("fastapi", "FastAPI", standard=False)
def lifespan():
    """Whoever comes after it is the endpoint; what it sees is what the server was started with."""
    from contextlib import asynccontextmanager

    from fastapi import FastAPI

    @asynccontextmanager
    async def around(app):
        record()
        yield

    serve(FastAPI(lifespan=around))


@proof("starlette.applications", "Starlette", standard=False)
def starlette_lifespan():
    from contextlib import asynccontextmanager

    from starlette.applications import Starlette

    @asynccontextmanager
    async def around(app):
        record()
        yield

    serve(Starlette(lifespan=around))


@proof("fastapi", "FastAPI().on_event()", standard=False)
def on_event():
    from fastapi import FastAPI

    app = FastAPI()

    @app.on_event("startup")
    async def begin():
        record()

    serve(app)


@proof("fastapi", "FastAPI().add_event_handler", standard=False)
def add_event_handler():
    from fastapi import FastAPI

    app = FastAPI()

    async def begin():
        record()

    app.router.on_startup.append(begin)
    serve(app)


def serve(app):
    """A real server on a real port: what a request sees is bound here afterwards."""
    import urllib.request

    import uvicorn
    from starlette.responses import PlainTextResponse

    async def seen(request):
        return PlainTextResponse(var.get())

    app.router.add_route("/", seen)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))

    async def run():
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        found = await asyncio.to_thread(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/").read().decode())
        server.should_exit = True
        await serving
        return found

    var.set(asyncio.run(run()))


@proof("mcp.server.fastmcp", "FastMCP().tool()", standard=False)
def mcp_tool():
    from mcp.server.fastmcp import FastMCP
    from mcp.shared.memory import create_connected_server_and_client_session

    server = FastMCP("server")

    @server.tool()
    def ask() -> str:
        record()
        return ""

    @server.tool()
    def look() -> str:
        return var.get()

    async def run():
        async with create_connected_server_and_client_session(server._mcp_server) as session:
            await session.call_tool("ask", {})
            return (await session.call_tool("look", {})).content[0].text

    var.set(asyncio.run(run()))


@proof("mcp.server.fastmcp", "FastMCP().resource()", standard=False)
def mcp_resource():
    from mcp.server.fastmcp import FastMCP
    from mcp.shared.memory import create_connected_server_and_client_session

    server = FastMCP("server")

    @server.resource("data://ask")
    def ask() -> str:
        record()
        return ""

    @server.resource("data://look")
    def look() -> str:
        return var.get()

    async def run():
        async with create_connected_server_and_client_session(server._mcp_server) as session:
            await session.read_resource("data://ask")
            return (await session.read_resource("data://look")).contents[0].text

    var.set(asyncio.run(run()))


@proof("mcp.server.lowlevel", "Server().call_tool()", standard=False)
def mcp_call_tool():
    from mcp.server.lowlevel import Server
    from mcp.shared.memory import create_connected_server_and_client_session
    from mcp.types import TextContent, Tool

    server = Server("server")

    @server.list_tools()
    async def tools():
        return [Tool(name=name, inputSchema={}) for name in ("ask", "look")]

    @server.call_tool(validate_input=False)
    async def call(name, arguments):
        found = var.get()
        if name == "ask":
            record()
        return [TextContent(type="text", text=found)]

    async def run():
        async with create_connected_server_and_client_session(server) as session:
            await session.call_tool("ask", {})
            return (await session.call_tool("look", {})).content[0].text

    var.set(asyncio.run(run()))


@proof("rq", "Queue().enqueue", standard=False)
def rq_enqueue():
    import fakeredis
    from rq import Queue, SimpleWorker

    connection = fakeredis.FakeStrictRedis()
    queue = Queue(connection=connection)
    job = queue.enqueue(record_far)
    # The worker is started elsewhere, where nothing of this context is.
    one = threading.Thread(target=lambda: Context().run(work_off, SimpleWorker, queue, connection))
    one.start()
    one.join()
    job.refresh()
    inside.append(job.return_value())


def work_off(worker, queue, connection):
    import rq.timeouts

    class Quiet(worker):
        death_penalty_class = rq.timeouts.TimerDeathPenalty

        def _install_signal_handlers(self):
            """Only the main thread may."""

    Quiet([queue], connection=connection).work(burst=True, logging_level="ERROR")


def main():
    standard = "--standard" in sys.argv
    for module, paths, fn, of_standard in PROOFS:
        if of_standard or not standard:
            print(json.dumps({"module": module, "paths": paths, **measure(fn)}), flush=True)


if __name__ == "__main__":
    main()
