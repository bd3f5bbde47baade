/** What is lost in Python, each case beside the nearest one that is right. */
import { describe, expect, it } from 'vitest';
import { lintPython } from './python.js';

const HEAD = `import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar, copy_context
from functools import partial, wraps
from typing import Annotated
from anyio import create_task_group, to_thread
from asgiref.sync import sync_to_async
from fastapi import APIRouter, Depends, FastAPI, Header, Security
from starlette.concurrency import run_in_threadpool
user = ContextVar("user", default=None)
pool = ThreadPoolExecutor()
app = FastAPI()
def read():
    return user.get()
`;
const LINES = HEAD.split('\n').length - 1;

/** `+2 lost` for a report of the second line of `code`. */
function reports(code: string): string[] {
  return lintPython(HEAD + code).map((found) => {
    const [, line, rule, id] = /^(\d+):\S+ (\S+) (\w+):/.exec(found)!;
    return `+${Number(line) - LINES} ${rule === 'no-lost-write' ? id : rule}`;
  });
}

describe('a dependency of FastAPI', () => {
  it.each([
    ['plain, as a default', 'def dep():\n    user.set(1)\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', ['+2 lost']],
    ['async', 'async def dep():\n    user.set(1)\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', []],
    ['plain, in an annotation', 'def dep():\n    user.set(1)\n@app.get("/")\nasync def get(x: Annotated[int, Depends(dep)]):\n    return read()\n', ['+2 lost']],
    ['async, in an annotation', 'async def dep():\n    user.set(1)\n@app.get("/")\nasync def get(x: Annotated[int, Depends(dep)]):\n    return read()\n', []],
    ['plain, of a route, a router, the application', 'def dep():\n    user.set(1)\nrouter = APIRouter(dependencies=[Depends(dep)])\n', ['+2 lost']],
    ['plain, for scopes', 'def dep():\n    user.set(1)\n@app.get("/", dependencies=[Security(dep, scopes=["a"])])\nasync def get():\n    return read()\n', ['+2 lost']],
    ['plain, by the name of the parameter', 'def dep():\n    user.set(1)\n@app.get("/", dependencies=[Depends(dependency=dep)])\nasync def get():\n    return read()\n', ['+2 lost']],
    ['plain, by way of a helper', 'def bind(x):\n    user.set(x)\ndef dep():\n    bind(1)\n@app.get("/", dependencies=[Depends(dep)])\nasync def get():\n    return read()\n', ['+4 lost']],
    ['plain, by way of a helper whose answer is used', 'def resolve(x):\n    user.set(x)\n    return {"id": x}\ndef dep():\n    return resolve(1)\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', ['+5 lost']],
    ['async, by way of the same helper', 'def bind(x):\n    user.set(x)\nasync def dep():\n    bind(1)\n@app.get("/", dependencies=[Depends(dep)])\nasync def get():\n    return read()\n', []],
    ['a class, bound where it is made', 'class Dep:\n    def __init__(self, x: str = Header()):\n        user.set(x)\n@app.get("/")\nasync def get(x = Depends(Dep)):\n    return read()\n', ['+3 lost']],
    ['an instance that is called, plain', 'class Dep:\n    def __call__(self):\n        user.set(1)\n@app.get("/")\nasync def get(x = Depends(Dep())):\n    return read()\n', ['+3 lost']],
    ['an instance that is called, async', 'class Dep:\n    async def __call__(self):\n        user.set(1)\n@app.get("/")\nasync def get(x = Depends(Dep())):\n    return read()\n', []],
    ['what a factory gives, plain', 'def require(x):\n    def dep():\n        user.set(x)\n    return dep\n@app.get("/")\nasync def get(x = Depends(require(1))):\n    return read()\n', ['+3 lost']],
    ['what a factory gives, async', 'def require(x):\n    async def dep():\n        user.set(x)\n    return dep\n@app.get("/")\nasync def get(x = Depends(require(1))):\n    return read()\n', []],
    ['plain, with a part after the request', 'def dep():\n    token = user.set(1)\n    yield\n    user.reset(token)\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', ['+2 lost']],
    ['async, with a part after the request', 'async def dep():\n    token = user.set(1)\n    yield\n    user.reset(token)\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', []],
    ['plain, told by its own parameters', 'def dep(token: str = Header()):\n    user.set(token)\n', ['+2 lost']],
    ['an endpoint with such parameters', '@app.get("/")\ndef get(token: str = Header()):\n    user.set(token)\n    return read()\n', []],
    ['plain, in a context manager that binds', '@contextmanager\ndef bound(x):\n    token = user.set(x)\n    yield\n    user.reset(token)\ndef dep():\n    with bound(1):\n        yield\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', ['+10 lost']],
    ['async, in a context manager that binds', '@contextmanager\ndef bound(x):\n    token = user.set(x)\n    yield\n    user.reset(token)\nasync def dep():\n    with bound(1):\n        yield\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', []],
    ['plain, that changes what the variable holds', 'def dep():\n    read()["user"] = 1\n@app.get("/")\nasync def get(x = Depends(dep)):\n    return read()\n', []],
  ])('%s', (_, code, expected) => {
    expect(reports(code)).toEqual(expected);
  });
});

describe('a handler that a framework runs in a task of its own', () => {
  it('is not to be made async, which changes nothing', () => {
    const [found] = lintPython('from contextvars import ContextVar\nfrom mcp.server.fastmcp import FastMCP\nproject = ContextVar("project", default=None)\nmcp = FastMCP("x")\n@mcp.tool()\ndef activate(name: str):\n    project.set(name)\n@mcp.tool()\ndef look():\n    return project.get()\n');
    expect(found).toBe('7:5-7:22 no-lost-write lost: `project.set()` runs in a task of its own for each request, which ends with the handler (`mcp.tool()`, line 5), so nobody sees it, and readers such as `look` (line 10) do not find it. Bind `name` where it is looked for, or hand it on by other means than the context.');
  });
});

describe('what runs in a context of its own', () => {
  const child = 'async def child():\n    user.set(1)\n';
  const plain = 'def work():\n    user.set(1)\n';

  it.each([
    ['await keeps the context', `${child}async def main():\n    await child()\n    return read()\n`, []],
    ['a task does not', `${child}async def main():\n    await asyncio.create_task(child())\n    return read()\n`, ['+4 lost']],
    ['nor does gather', `${child}async def main():\n    await asyncio.gather(child(), other())\n    return read()\n`, ['+4 lost']],
    ['nor does a group of tasks', `${child}async def main():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(child())\n    return read()\n`, ['+5 lost']],
    ['nor does a group of anyio', `${child}async def main():\n    async with create_task_group() as group:\n        group.start_soon(child)\n    return read()\n`, ['+5 lost']],
    ['a task that binds for itself is right', 'async def child():\n    user.set(1)\n    return read()\nasync def main():\n    await asyncio.create_task(child())\n', []],
    ['another thread gets a copy', `${plain}async def main():\n    await asyncio.to_thread(work)\n    return read()\n`, ['+4 lost']],
    ['also by Starlette', `${plain}async def main():\n    await run_in_threadpool(work)\n    return read()\n`, ['+4 lost']],
    ['also by anyio', `${plain}async def main():\n    await to_thread.run_sync(work)\n    return read()\n`, ['+4 lost']],
    ['asgiref copies back', `${plain}async def main():\n    await sync_to_async(work)()\n    return read()\n`, []],
    ['a copy of the context takes it along', `${plain}def main():\n    copy_context().run(work)\n    return read()\n`, ['+4 lost']],
    ['a context manager does not', '@contextmanager\ndef bound():\n    user.set(1)\n    yield\ndef main():\n    with bound():\n        pass\n    return read()\n', []],
    ['nor does an async one', '@asynccontextmanager\nasync def bound():\n    user.set(1)\n    yield\nasync def main():\n    async with bound():\n        pass\n    return read()\n', []],
    ['nor does an object that is entered', 'class Bound:\n    def __enter__(self):\n        user.set(1)\n    def __exit__(self, *args):\n        pass\ndef main():\n    with Bound():\n        pass\n    return read()\n', []],
    ['a generator runs where it is gone through', 'def items():\n    user.set(1)\n    yield 1\ndef main():\n    for one in items():\n        read()\n', []],
    ['a token that a helper hands up says the same', 'def bind(x):\n    return user.set(x)\nasync def child():\n    token = bind(1)\n    user.reset(token)\nasync def main():\n    await asyncio.create_task(child())\n    return read()\n', []],
    ['what else a helper gives does not', 'def bind(x):\n    user.set(x)\n    return {"id": x}\nasync def child():\n    return bind(1)\nasync def main():\n    await asyncio.create_task(child())\n    return read()\n', ['+7 lost']],
    ['nor a token that nobody takes', 'def bind(x):\n    return user.set(x)\nasync def child():\n    bind(1)\nasync def main():\n    await asyncio.create_task(child())\n    return read()\n', ['+6 lost']],
    ['a token that is kept says for how long', 'async def child():\n    token = user.set(1)\n    user.reset(token)\nasync def main():\n    await asyncio.create_task(child())\n    return read()\n', []],
  ])('%s', (_, code, expected) => {
    expect(reports(code)).toEqual(expected);
  });
});

describe('a function that is handed over in a list', () => {
  it('is called by its name, where it is handed over', () => {
    const manager = '@contextmanager\ndef bound(x):\n    user.set(x)\n    yield\ndef here():\n    with bound(1):\n        return read()\ndef work():\n    with bound(2):\n        pass\n';
    const start = 'def main():\n    threading.Thread(target=copy_context().run, args=(work,)).start()\n    return read()\n';
    const [found] = lintPython(HEAD + manager + start);
    expect(found).toMatch(/^\d+:54-\d+:61 no-lost-write lost: `work` \(-> `user\.set`, line \d+\) runs later, in a copy of the context made by `threading\.Thread` /);
    // Two of them are told apart.
    expect(reports(`${manager}def main():\n    threading.Thread(target=copy_context().run, args=[work]).start()\n    threading.Timer(1, copy_context().run, (work,)).start()\n`)).toEqual(['+12 lost', '+13 lost']);
  });
});

describe('a look-up where nothing is bound', () => {
  const bind = 'def bind():\n    user.set(1)\n';

  it.each([
    ['submit', 'def main():\n    bind()\n    pool.submit(read)\n', ['+5 no-unreachable-read']],
    ['submit of a copy', 'def main():\n    bind()\n    pool.submit(copy_context().run, read)\n', []],
    ['a pool of one\'s own that submits in a copy', 'class Pool(ThreadPoolExecutor):\n    def submit(self, fn, *args):\n        return super().submit(copy_context().run, fn, *args)\ndef main():\n    with Pool() as p:\n        p.submit(read)\n        p.map(read, [1])\nasync def serve(p = Pool()):\n    await asyncio.get_running_loop().run_in_executor(p, read)\n', []],
    ['one that submits as it is', 'class Pool(ThreadPoolExecutor):\n    def submit(self, fn, *args):\n        return super().submit(fn, *args)\ndef main():\n    with Pool() as p:\n        p.submit(read)\n        p.map(read, [1])\nasync def serve(p = Pool()):\n    await asyncio.get_running_loop().run_in_executor(p, read)\n', ['+5 no-unreachable-read']],
    ['map', 'def main():\n    with ThreadPoolExecutor() as p:\n        p.map(lambda x: read(), [1])\n', ['+5 no-unreachable-read']],
    ['a thread', 'def main():\n    threading.Thread(target=read).start()\n', ['+4 no-unreachable-read']],
    ['a thread of a copy', 'def main():\n    threading.Thread(target=copy_context().run, args=(read,)).start()\n', []],
    ['a timer', 'def main():\n    threading.Timer(1, read).start()\n', ['+4 no-unreachable-read']],
    ['a process', 'def main():\n    with ProcessPoolExecutor() as p:\n        p.submit(read)\n', ['+5 no-unreachable-read']],
    ['an executor of the loop', 'async def main():\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, read)\n', ['+5 no-unreachable-read']],
    ['the same with arguments bound', 'async def main():\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, partial(read))\n', ['+5 no-unreachable-read']],
    ['one that is given by name what it would look up, and hands that on', 'def acquire(box, *, who=None):\n    return effective(who), box\ndef effective(given):\n    return given or read()\nasync def main():\n    mine = read()\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, partial(acquire, 1, who=mine))\n', []],
    ['one that is given something else by name', 'def acquire(box, *, who=None):\n    return effective(who), box\ndef effective(given):\n    return given or read()\nasync def main():\n    mine = read()\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, partial(acquire, box=mine))\n', ['+10 no-unreachable-read']],
    ['a thread that gets a copy', 'async def main():\n    await asyncio.to_thread(read)\n', []],
    ['a method', 'class Service:\n    def run(self):\n        return read()\n    def start(self):\n        threading.Thread(target=self.run).start()\n', ['+7 no-unreachable-read']],
    ['a decorated function', 'def logged(fn):\n    @wraps(fn)\n    def inner(*args):\n        return fn(*args)\n    return inner\n@logged\ndef work():\n    return read()\ndef main():\n    pool.submit(work)\n', ['+12 no-unreachable-read']],
    ['one that is told by a table', 'def work(kind):\n    handler = {"read": read, "other": other}.get(kind)\n    return handler()\ndef main():\n    pool.submit(work, "read")\n', ['+7 no-unreachable-read']],
    ['one that is told by a table which holds no such', 'def work(kind):\n    handler = {"other": other}.get(kind)\n    return handler()\ndef main():\n    pool.submit(work, "other")\n', []],
    ['one that binds first what it is given', 'def work(x):\n    user.set(x)\n    return read()\ndef main():\n    pool.submit(work, 1)\n', []],
    ['one that runs in a context manager which binds', '@contextmanager\ndef bound(x):\n    token = user.set(x)\n    yield\n    user.reset(token)\ndef work():\n    with bound(1):\n        return read()\ndef main():\n    pool.submit(work)\n', []],
    ['one that looks nothing up', 'def work():\n    return 1\ndef main():\n    pool.submit(work)\n', []],
    ['one that goes on and on', 'def work():\n    while True:\n        read()\ndef main():\n    threading.Thread(target=work).start()\n', []],
    ['one that is started with the module', 'threading.Thread(target=read).start()\n', []],
    ['arguments in a list', 'def run(fn):\n    fn()\ndef main():\n    threading.Thread(target=run, args=(read,)).start()\n', ['+6 no-unreachable-read']],
    ['arguments by name', 'def run(fn):\n    fn()\ndef main():\n    threading.Thread(target=run, kwargs={"fn": read}).start()\n', ['+6 no-unreachable-read']],
    ['arguments that look nothing up', 'def run(fn):\n    fn()\ndef main():\n    threading.Thread(target=run, args=(print,)).start()\n', []],
    ['a coroutine that a loop of its own runs', 'async def work():\n    return read()\ndef main():\n    threading.Thread(target=asyncio.run, args=(work(),)).start()\n', ['+6 no-unreachable-read']],
    ['a thread with a class of its own', 'class Worker(threading.Thread):\n    def run(self):\n        read()\ndef main():\n    Worker().start()\n', ['+7 no-unreachable-read']],
    ['one that binds what it was made with', 'class Worker(threading.Thread):\n    def __init__(self, who):\n        super().__init__()\n        self.who = who\n    def run(self):\n        user.set(self.who)\n        read()\ndef main():\n    Worker(1).start()\n', []],
    ['one that runs what it was made with', 'class Worker(threading.Thread):\n    def __init__(self, fn):\n        super().__init__()\n        self.fn = fn\n    def run(self):\n        self.fn()\ndef main():\n    Worker(read).start()\n', ['+10 no-unreachable-read']],
    ['one that hands on to its base what it was made with', 'class Worker(threading.Thread):\n    def __init__(self, fn):\n        super().__init__(target=fn)\ndef main():\n    Worker(read).start()\n', ['+5 no-unreachable-read']],
    ['a pool whose workers bind something first', 'def main():\n    with ThreadPoolExecutor(initializer=user.set, initargs=(1,)) as p:\n        p.submit(read)\n', []],
    ['a helper that is handed the function', 'def later(fn):\n    return pool.submit(fn)\ndef main():\n    return later(read)\n', ['+4 no-unreachable-read']],
    ['by way of another one', 'def later(fn, *args):\n    return pool.submit(fn, *args)\ndef soon(fn):\n    return later(fn)\ndef main():\n    return soon(read)\n', ['+4 no-unreachable-read']],
    ['a helper that is handed what looks nothing up', 'def later(fn, *args):\n    return pool.submit(fn, *args)\ndef main():\n    return later(print, read())\n', []],
    ['a helper that runs it in a copy', 'def later(fn):\n    return pool.submit(copy_context().run, fn)\ndef main():\n    return later(read)\n', []],
    ['a helper that binds arguments to it', 'async def later(fn, *args):\n    return await asyncio.get_running_loop().run_in_executor(None, partial(fn, *args))\nasync def main():\n    return await later(read)\n', ['+4 no-unreachable-read']],
    ['a helper that is handed several', 'def all_of(fns):\n    return [pool.submit(fn) for fn in fns]\ndef main():\n    return all_of([print, read])\n', ['+4 no-unreachable-read']],
    ['a helper that is handed pairs', 'def all_of(pairs):\n    return [pool.submit(fn, *args) for i, (fn, args) in enumerate(pairs)]\ndef main():\n    return all_of([(read, ())])\n', ['+4 no-unreachable-read']],
    ['a helper that is handed objects', 'class Job:\n    def __init__(self, fn):\n        self.fn = fn\n    def run(self):\n        return self.fn()\ndef all_of(jobs):\n    return [pool.submit(job.run) for job in jobs]\ndef main():\n    return all_of([Job(read)])\n', ['+9 no-unreachable-read']],
    ['a helper that is handed two lists', 'def all_of(fns, items):\n    return [pool.submit(fn, item) for fn, item in zip(fns, items)]\ndef main():\n    return all_of([print], [read])\n', []],
    ['a decorator that moves the function there', 'def threaded(fn):\n    @wraps(fn)\n    def inner(*args):\n        return pool.submit(lambda: fn(*args))\n    return inner\n@threaded\ndef work():\n    return read()\n', ['+6 no-unreachable-read']],
    ['a decorator of what looks nothing up', 'def threaded(fn):\n    @wraps(fn)\n    def inner(*args):\n        return pool.submit(lambda: fn(*args))\n    return inner\n@threaded\ndef work():\n    return 1\n', []],
    ['a bridge from plain code to a coroutine', 'def wait_for(coroutine):\n    return pool.submit(asyncio.run, coroutine).result()\nasync def work():\n    return read()\ndef main():\n    return wait_for(work())\n', ['+4 no-unreachable-read']],
    ['a helper that runs while the module is loaded', 'def later(fn):\n    return pool.submit(fn)\nlater(read)\n', []],
  ])('%s', (_, code, expected) => {
    expect(reports(bind + code)).toEqual(expected);
  });

  it.each([
    ['a fallback for a parameter that is left out', 'work()', ['+7 no-unreachable-read']],
    ['one that is given', 'work(1)', []],
    ['one that is given by its name', 'work(x=1)', []],
    ['one that is given nothing', 'work(None)', ['+7 no-unreachable-read']],
  ])('is one for %s', (_, call, expected) => {
    const ways = ['if x is None:\n        x = read()\n    return x', 'if not x:\n        x = read()\n    return x', 'x = x if x is not None else read()\n    return x', 'return x or read()', 'if x:\n        return x\n    return read()', 'if x is not None:\n        return x\n    return read()'];
    for (const [parameter, way] of ways.flatMap((one) => [['x=None', one], ['x: int | None = None', one]] as const)) {
      const work = `def work(${parameter}):\n    ${way}\n`;
      const at = (line: string): string => line.replace('+7', `+${bind.split('\n').length + work.split('\n').length}`);
      expect(reports(`${bind}${work}def main():\n    pool.submit(lambda: ${call})\n`), way).toEqual(expected.map(at));
    }
  });

  it('is none where a function is given what it falls back for, and hands it on', () => {
    const code = 'def inner(x=None):\n    if x is None:\n        x = read()\n    return x\ndef work(x=None):\n    return inner(x)\n';
    const lines = bind.split('\n').length + code.split('\n').length;
    expect(reports(`${bind}${code}def main():\n    pool.submit(work, 1)\n`)).toEqual([]);
    expect(reports(`${bind}${code}def main():\n    pool.submit(work)\n`)).toEqual([`+${lines} no-unreachable-read`]);
  });

  it('is none where the variable is an argument of a call that does not cross', () => {
    const work = 'def work():\n    return read()\n';
    const replay = 'def replay():\n    token = user.set(1)\n    try:\n        return work()\n    finally:\n        user.reset(token)\n';
    const start = 'def start():\n    pool.submit(work)\n';
    expect(reports(work + replay + start)).toEqual([]);
    expect(reports(`${work}${replay}${start}def serve(x):\n    user.set(x)\n    start()\n`)).toEqual(['+10 no-unreachable-read']);
    expect(reports(`${work}def both():\n    user.set(1)\n    pool.submit(work)\n    return work()\n`)).toEqual(['+5 no-unreachable-read']);
  });

  it('is none where nobody binds the variable', () => {
    expect(reports('def main():\n    pool.submit(read)\n')).toEqual([]);
  });
});
