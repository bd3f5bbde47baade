/** What is offered in Python. All that is offered parses, and is no longer reported for this. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import lostWrite from '../../rules/no-lost-write.js';
import unreachable from '../../rules/no-unreachable-read.js';
import plugin from '../../src/index.js';

type Rule = 'no-lost-write' | 'no-unreachable-read';

/** The titles and outputs of what is offered for the first report of the rule. */
function offered(rule: Rule, code: string): { readonly title: string; readonly output: string }[] {
  const linter = new Linter();
  const lint = (text: string) => linter.verify(text, plugin.configs['python-strict'], { filename: 'code.py' });
  const own = lint(code).filter(({ ruleId }) => ruleId === `context-boundary/${rule}`);
  expect(own, code).not.toEqual([]);
  return (own[0]!.suggestions ?? []).map(({ desc, fix }) => {
    const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
    expect(lint(output).filter(({ ruleId, fatal }) => fatal === true || ruleId === `context-boundary/${rule}`), output).toHaveLength(own.length - 1);
    return { title: desc, output };
  });
}

const fastapi = 'from contextvars import ContextVar\nfrom fastapi import Depends, FastAPI\nuser = ContextVar("user", default=None)\napp = FastAPI()\n';
const route = '@app.get("/")\nasync def read(x = Depends(auth)):\n    return user.get()\n';

describe('a dependency that becomes an async def', () => {
  it.each([
    ['one that binds', 'def auth(token: str):\n    user.set(token)\n'],
    ['one with decorators and a helper of the project', 'def verify(token):\n    return token.lower()\n@logged\ndef auth(token: str):\n    user.set(verify(token))\n'],
    ['one with a part after the request', 'def auth(token: str):\n    user.set(token)\n    yield token\n'],
  ])('%s', (_, auth) => {
    const code = fastapi + auth + route;
    expect(offered('no-lost-write', code)).toEqual([{ title: 'Make `auth` an `async def`', output: code.replace('def auth', 'async def auth') }]);
  });

  it('is one that a factory makes', () => {
    const code = `${fastapi}def require(x):\n    def auth():\n        user.set(x)\n    return auth\n${route.replace('(auth)', '(require(1))')}`;
    expect(offered('no-lost-write', code)).toEqual([{ title: 'Make `auth` an `async def`', output: code.replace('def auth', 'async def auth') }]);
  });

  it.each([
    ['by itself', 'import time\ndef auth(token: str):\n    time.sleep(1)\n    user.set(token)\n', '`time.sleep` (line 7)'],
    ['by a library', 'import requests\ndef auth(token: str):\n    user.set(requests.get(token).text)\n', '`requests.get` (line 7)'],
    ['by a helper', 'def load(db):\n    return db.execute("select 1")\ndef auth(db):\n    user.set(load(db))\n', '`db.execute` (line 6)'],
  ])('comes with a warning where it waits: %s', (_, auth, call) => {
    expect(offered('no-lost-write', fastapi + auth + route).map(({ title }) => title)).toEqual([`Make \`auth\` an \`async def\`, although ${call} would hold up the event loop meanwhile`]);
  });

  it.each([
    ['somebody calls it', 'def auth(token: str):\n    user.set(token)\ndef other():\n    return auth("x")\n'],
    ['it is passed on', 'def auth(token: str):\n    user.set(token)\napp.dependency_overrides[auth] = 1\n'],
    ['it delegates to a generator', 'def auth(token: str):\n    user.set(token)\n    yield from parts()\n'],
    ['it is a class', 'class auth:\n    def __init__(self, token: str):\n        user.set(token)\n'],
  ])('is not offered where %s', (_, auth) => {
    expect(offered('no-lost-write', fastapi + auth + route)).toEqual([]);
  });

  it('is not offered for what runs in a task of its own in any case', () => {
    expect(offered('no-lost-write', `${fastapi}@app.on_event("startup")\ndef begin():\n    user.set(1)\n@app.get("/")\nasync def read():\n    return user.get()\n`)).toEqual([]);
  });

  it('is not offered for what no framework calls', () => {
    expect(offered('no-lost-write', 'import asyncio\nfrom contextvars import ContextVar\nuser = ContextVar("user")\ndef work():\n    user.set(1)\nasync def main():\n    await asyncio.to_thread(work)\n    return user.get()\n')).toEqual([]);
  });
});

describe('a function that runs in a copy of the context', () => {
  const head = 'import asyncio\nimport threading\nfrom concurrent.futures import ThreadPoolExecutor\n';
  const body = 'user = ContextVar("user", default=None)\npool = ThreadPoolExecutor()\ndef read(x = None):\n    return user.get()\ndef bind():\n    user.set(1)\n';
  const offer = (imports: string, code: string) => offered('no-unreachable-read', head + imports + body + code);
  const wanted = (imports: string, code: string) => [{ title: 'Run it in a copy of the context, with `copy_context().run`', output: head + imports + body + code }];
  const FROM = 'from contextvars import ContextVar\n';
  const BOTH = 'from contextvars import ContextVar, copy_context\n';

  it.each([
    ['submit', 'pool.submit(read)', 'pool.submit(copy_context().run, read)'],
    ['submit with arguments', 'pool.submit(read, 1)', 'pool.submit(copy_context().run, read, 1)'],
    ['a lambda', 'pool.submit(lambda: read())', 'pool.submit(copy_context().run, lambda: read())'],
    ['an executor of the loop', 'asyncio.get_running_loop().run_in_executor(None, read, 1)', 'asyncio.get_running_loop().run_in_executor(None, copy_context().run, read, 1)'],
    ['a thread', 'threading.Thread(target=read).start()', 'threading.Thread(target=copy_context().run, args=(read,)).start()'],
    ['a thread with arguments', 'threading.Thread(target=read, args=(1,), daemon=True).start()', 'threading.Thread(target=copy_context().run, args=(read, 1,), daemon=True).start()'],
    ['a thread with a list of them', 'threading.Thread(args=[1], target=read).start()', 'threading.Thread(args=[read, 1], target=copy_context().run).start()'],
    ['a timer', 'threading.Timer(5, read).start()', 'threading.Timer(5, copy_context().run, args=(read,)).start()'],
  ])('%s', (_, wrong, right) => {
    expect(offer(FROM, `def main():\n    bind()\n    ${wrong}\n`)).toEqual(wanted(BOTH, `def main():\n    bind()\n    ${right}\n`));
  });

  it.each([
    ['it is there', BOTH, BOTH, 'copy_context'],
    ['it has another name', 'from contextvars import ContextVar, copy_context as copy\n', 'from contextvars import ContextVar, copy_context as copy\n', 'copy'],
    ['the module is imported', 'import contextvars\nContextVar = contextvars.ContextVar\n', 'import contextvars\nContextVar = contextvars.ContextVar\n', 'contextvars.copy_context'],
    ['names stand in parentheses', 'from contextvars import (\n    ContextVar,\n)\n', 'from contextvars import (\n    ContextVar, copy_context,\n)\n', 'copy_context'],
  ])('imports what is needed where %s', (_, before, after, name) => {
    expect(offer(before, 'def main():\n    bind()\n    pool.submit(read)\n')).toEqual(wanted(after, `def main():\n    bind()\n    pool.submit(${name}().run, read)\n`));
  });

  it.each([
    ['arguments that are not written out', FROM, 'threading.Thread(target=read, args=rest).start()'],
    ['map, where one copy cannot be entered twice', FROM, 'pool.map(read, [1])'],
    ['a name that is taken', `${FROM}copy_context = None\n`, 'pool.submit(read)'],
  ])('is not offered for %s', (_, imports, code) => {
    expect(offer(imports, `def main():\n    bind()\n    ${code}\n`)).toEqual([]);
  });
});

it('says in the meta of the rules that something is offered', () => {
  expect([lostWrite, unreachable].map(({ meta }) => meta.hasSuggestions)).toEqual([true, true]);
});

describe('a background task that runs in a copy of the context', () => {
  const head = 'from contextvars import ContextVar, copy_context\nfrom fastapi import BackgroundTasks, FastAPI\nfrom starlette.background import BackgroundTask\nuser = ContextVar("user", default=None)\napp = FastAPI()\n';
  const code = (work: string, add: string) => `${head}${work}work(x = None):\n    return user.get()\n@app.get("/")\ndef get(x, tasks: BackgroundTasks):\n    user.set(x)\n    ${add}\n    return user.get()\n`;

  it.each([
    ['tasks.add_task(work, 1)', 'tasks.add_task(copy_context().run, work, 1)'],
    ['tasks.background = BackgroundTask(work)', 'tasks.background = BackgroundTask(copy_context().run, work)'],
  ])('is offered for %s', (add, output) => {
    expect(offered('no-unreachable-read', code('def ', add))).toEqual([{ title: 'Run it in a copy of the context, with `copy_context().run`', output: code('def ', output) }]);
  });

  it('is not offered where that would only make a coroutine, nor for another shape', () => {
    expect(offered('no-unreachable-read', code('async def ', 'tasks.add_task(work)'))).toEqual([]);
    expect(offered('no-unreachable-read', code('def ', 'tasks.add_task(func=work)'))).toEqual([]);
  });
});
