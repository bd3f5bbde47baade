/** What a function looks up in another thread, by whichever way it is run: each program that finds nothing stands beside the nearest one that does. */
import { describe, it } from 'vitest';
import { expectMarks } from './marked.js';

const start = `from contextvars import ContextVar, copy_context
import asyncio
import threading
user = ContextVar("user", default=None)
`;
const inThread = (code: string, call: string): string => `${start}${code}\ndef main(value):\n    user.set(value)\n    ${call}\n`;

describe('a look-up in another thread', () => {
  it.each<[string, string, string]>([
    ['in the instance of a class that is called', 'class Look:\n    def __call__(self):\n        return user.get()\nlook = Look()\ndef work():\n    look()', 'class Look:\n    def __call__(self):\n        return 1\nlook = Look()\ndef work():\n    look()'],
    ['in a constructor', 'class Look:\n    def __init__(self):\n        self.user = user.get()\ndef work():\n    Look()', 'class Look:\n    def __init__(self):\n        self.user = 1\ndef work():\n    Look()'],
    // It is looked up only where it is not given.
    ['for who may be given nothing', 'def client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    return tenant\ndef work(flag=1):\n    client("a" if flag else None)', 'def client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    return tenant\ndef work(flag=1):\n    client("a" if flag else "b")'],
    ['for who enters something and gives it nothing', 'from contextlib import contextmanager\n@contextmanager\ndef client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    yield tenant\ndef named():\n    return input()\ndef work():\n    with client():\n        pass', 'from contextlib import contextmanager\n@contextmanager\ndef client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    yield tenant\ndef named():\n    return input()\ndef work():\n    with client(named()):\n        pass'],
    ['for who hands on what was left out', 'from contextlib import contextmanager\n@contextmanager\ndef client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    yield tenant\ndef named():\n    return input()\ndef work():\n    with client(tenant=None):\n        pass', 'from contextlib import contextmanager\n@contextmanager\ndef client(tenant=None):\n    if tenant is None:\n        tenant = user.get()\n    yield tenant\ndef named():\n    return input()\ndef work():\n    with client(tenant=named()):\n        pass'],
  ])('%s', (_, wrong, right) => {
    const call = 'threading.Thread(target=work).start()';
    expectMarks('no-unreachable-read', inThread(wrong, call.replace('threading.Thread(target=work)', '«threading.Thread(target=work)»')), inThread(right, call), { filename: 'file.py' });
  });

  it('by a coroutine that is handed over', () => {
    const settings = { crossings: [{ from: 'package', package: 'acme_threads', name: 'run_in_thread', callback: 0, kind: 'bare' }] };
    const code = (what: string, call: string): string => inThread(`from acme_threads import run_in_thread\nasync def work():\n    return ${what}`, call);
    expectMarks('no-unreachable-read', code('user.get()', '«run_in_thread(work())»'), code('1', 'run_in_thread(work())'), { filename: 'file.py', settings });
  });

  it.each<[string, string, string]>([
    ['called where there may be two', 'def work(one=None, other=None):\n    again = one or other\n    again()', 'def work(one=None, other=None):\n    again = one or other'],
    ['run by a loop of its own', 'def work(one):\n    asyncio.run(one)', 'def work(one):\n    asyncio.run(asyncio.sleep(1))'],
  ])('is possible for what is handed in and %s', (_, wrong, right) => {
    const code = (helper: string, call: string): string => `${start}${helper}\ndef begin(task, value):\n    user.set(value)\n    ${call}\n`;
    const call = 'threading.Thread(target=work, args=(task,))';
    expectMarks('no-unreachable-read', code(wrong, `«${call}».start()`), code(right, `${call}.start()`), { filename: 'file.py', options: [{ checkHanded: true }] });
  });

  it('is possible for what is handed in within a list, where somebody binds a store', () => {
    const code = (store: string): string => `import asyncio\nimport threading\n${store}\ndef begin(task):\n    «threading.Thread(target=asyncio.run, args=(task(),))».start()\n`;
    const store = 'from contextvars import ContextVar\nuser = ContextVar("user")';
    expectMarks('no-unreachable-read', code(`${store}\ndef enter(value):\n    user.set(value)`), code(store).replace(/[«»]/g, ''), { filename: 'file.py', options: [{ checkHanded: true }] });
  });
});
