/** What endpoints of FastAPI and Starlette bind, and what they have run when the response has been sent. */
import { describe, expect, it } from 'vitest';
import { lintPython } from './python.js';

const HEAD = `from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from fastapi import APIRouter, BackgroundTasks, FastAPI
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse
user = ContextVar("user", default=None)
app = FastAPI()
router = APIRouter()
def read():
    return user.get()
async def read_later():
    return user.get()
def bind(x):
    user.set(x)
@contextmanager
def bound(x):
    token = user.set(x)
    try:
        yield
    finally:
        user.reset(token)
`;
const LINES = HEAD.split('\n').length - 1;

/** `+2 lost` for a report of the second line of `code`. */
function reports(code: string, preset: 'python' | 'python-strict' = 'python'): string[] {
  return lintPython(HEAD + code, preset).map((found) => {
    const [, line, , id] = /^(\d+):\S+ (\S+) (\w+):/.exec(found)!;
    return `+${Number(line) - LINES} ${id}`;
  });
}

describe('an endpoint of FastAPI', () => {
  it.each([
    ['plain, that binds for nobody', '@app.get("/")\ndef get(x: str):\n    user.set(x)\n', ['+3 lost']],
    ['the same of a router', '@router.post("/")\ndef get(x: str):\n    user.set(x)\n', ['+3 lost']],
    ['the same by way of a helper', '@router.api_route("/")\ndef get(x: str):\n    bind(x)\n', ['+3 lost']],
    ['the same, added by a call', 'def get(x: str):\n    user.set(x)\nrouter.add_api_route("/", get)\n', ['+2 lost']],
    ['the same, added by name', 'def get(x: str):\n    user.set(x)\napp.add_api_route("/", endpoint=get)\n', ['+2 lost']],
    ['plain, that binds for its own work', '@app.get("/")\ndef get(x: str):\n    user.set(x)\n    return read()\n', []],
    ['plain, that binds for a while', '@app.get("/")\ndef get(x: str):\n    with bound(x):\n        return read()\n', []],
    ['async: who runs it sees what it binds', '@app.get("/")\nasync def get(x: str):\n    user.set(x)\n', []],
    ['a function that is no endpoint', 'def get(x: str):\n    user.set(x)\n', []],
    ['one of another framework', 'from elsewhere import app as other\n@other.get("/")\ndef get(x: str):\n    user.set(x)\n', []],
  ])('%s', (_, code, expected) => {
    expect(reports(code)).toEqual(expected);
    expect(reports(code, 'python-strict')).toEqual(expected);
  });

  it('is told to bind elsewhere', () => {
    expect(lintPython(`${HEAD}@app.get("/")\ndef get(x: str):\n    user.set(x)\n`)).toEqual([
      `${LINES + 3}:5-${LINES + 3}:16 no-lost-write lost: \`user.set()\` runs in a worker thread, in a copy of the context, because the framework runs an endpoint that is a plain \`def\` there (\`app.get("/")\`, line ${LINES + 1}), so nobody sees it, and readers such as \`read\` (line 10) do not find it. Bind \`x\` where it is looked for, or hand it on by other means than the context.`,
    ]);
  });
});

describe('what runs when the response has been sent', () => {
  it.each([
    ['does not see what a plain endpoint has bound', '@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(read)\n', ['+4 afterwards']],
    ['nor what it has had bound', '@router.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    bind(x)\n    tasks.add_task(read)\n', ['+4 afterwards']],
    ['nor what it binds later', '@router.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    tasks.add_task(func=read)\n    bind(x)\n    return read()\n', ['+3 afterwards']],
    ['nor by way of another function', 'def work(x):\n    return read()\n@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(work, 1)\n', ['+6 afterwards']],
    ['nor where it goes with the response', '@app.get("/")\ndef get(x: str):\n    user.set(x)\n    return JSONResponse({}, background=BackgroundTask(read))\n', ['+4 afterwards']],
    ['nor where it is async', '@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(read_later)\n    return read()\n', ['+4 afterwards']],
    ['sees what an async endpoint has bound', '@app.get("/")\nasync def get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(read)\n', []],
    ['sees what somebody has bound before', '@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    tasks.add_task(read)\n', []],
    ['sees what it binds itself', 'def work(x):\n    user.set(x)\n    return read()\n@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(work, x)\n    return read()\n', []],
    ['sees what was bound where it was copied', '@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(copy_context().run, read)\n    return read()\n', []],
    ['does not look up what is to be made where there is none', 'def current():\n    if user.get() is None:\n        user.set(1)\n    return user.get()\n@app.get("/")\ndef get(tasks: BackgroundTasks):\n    tasks.add_task(read)\n    return current()\n', []],
    ['may be asked for by a function that nobody runs in a thread', 'def later(tasks: BackgroundTasks):\n    user.set(1)\n    tasks.add_task(read)\n', []],
    ['may be handed to something else of that name', '@app.get("/")\ndef get(tasks):\n    user.set(1)\n    tasks.add_task(read)\n    return read()\n', []],
    ['may be what nobody knows', '@app.get("/")\ndef get(work, tasks: BackgroundTasks):\n    user.set(1)\n    tasks.add_task(work)\n    return read()\n', []],
    ['does not see what was bound for a while', '@app.get("/")\nasync def get(x: str, tasks: BackgroundTasks):\n    with bound(x):\n        tasks.add_task(read)\n', ['+4 closed']],
    ['nor in a plain endpoint', '@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    with bound(x):\n        tasks.add_task(read)\n', ['+4 closed']],
    ['nor where a helper asks for it', 'def later(tasks: BackgroundTasks):\n    token = user.set(1)\n    try:\n        tasks.add_task(read)\n        tasks.add_task(print)\n    finally:\n        user.reset(token)\n', ['+4 closed']],
    ['sees what was bound for a while where it was copied', '@app.get("/")\nasync def get(x: str, tasks: BackgroundTasks):\n    with bound(x):\n        tasks.add_task(copy_context().run, read)\n', []],
    ['sees what it is handed', 'def work(x=None):\n    return x or read()\n@app.get("/")\nasync def get(x: str, tasks: BackgroundTasks):\n    with bound(x):\n        tasks.add_task(work, x)\n', []],
    ['is not what something else of that name runs', '@app.get("/")\nasync def get(x: str, tasks):\n    with bound(x):\n        tasks.add_task(read)\n', []],
  ])('%s', (_, code, expected) => {
    expect(reports(code)).toEqual(expected);
  });

  it('is said with the endpoint, or with where the value is taken back', () => {
    const said = (code: string): string[] => lintPython(HEAD + code).map((found) => found.replace(/^\S+ no-unreachable-read /, ''));
    expect(said('@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(read)\n')).toEqual([
      'afterwards: `tasks.add_task` keeps `read` until `get` has answered, and then runs it in the context of the request. What `get` has bound is not there, as a plain `def` runs in a worker thread, in a copy of that: `user.get` (line 10) does not find it. Run it with `contextvars.copy_context().run`, or pass the value as an argument.',
    ]);
    expect(said('@app.get("/")\ndef get(x: str, tasks: BackgroundTasks):\n    user.set(x)\n    tasks.add_task(read_later)\n    return read()\n')).toEqual([
      'afterwards: `tasks.add_task` keeps `read_later` until `get` has answered, and then runs it in the context of the request. What `get` has bound is not there, as a plain `def` runs in a worker thread, in a copy of that: `user.get` (line 12) does not find it. Make `get` an `async def`, or pass the value as an argument.',
    ]);
    expect(said('@app.get("/")\nasync def get(x: str, tasks: BackgroundTasks):\n    with bound(x):\n        tasks.add_task(read)\n')).toEqual([
      'closed: `tasks.add_task` keeps `read`, which runs when the response has been sent, and by then `user` is bound no longer: `user.get` (line 10) does not find it. Bind it in `read` itself, or pass the value as an argument.',
    ]);
  });
});
