/** What a value may be, in whatever form it comes: each program that loses a value stands beside the nearest one that does not. */
import { describe, it } from 'vitest';
import { expectMarks } from './marked.js';

const start = `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const user = new AsyncLocalStorage();
const load = async (id) => id;
`;
/** Binds behind an \`await\`, and goes on with \`then\`; the only reader is not one of what is bound here. */
const goingOn = (then: string, more = ''): string => `${start}${more}const read = () => user.getStore();
async function enter(id) { await load(id); «user.enterWith(id)»; ${then} }
export async function main(id) { user.run(0, read); await enter(id); }
`;
const unmarked = (code: string): string => code.replace(/[«»]/g, '');

describe('a function is the same', () => {
  it.each<[string, string, string]>([
    [
      'kept with its context, time and again',
      'function again(work, n) { work(); if (n > 0) again(AsyncResource.bind(«work»), n - 1); }\nasync function enter(id) { await load(id); «again(() => user.enterWith(id), 3)»; }',
      'function again(work, n) { work(); if (n > 0) again(AsyncResource.bind(work), n - 1); }\nasync function enter(id) { await load(id); again(() => user.run(id, load), 3); }',
    ],
    [
      'its own method, handed over',
      'function bind(id) { «user.enterWith(id)»; }\nasync function enter(id) { setTimeout(bind.call, 1, null, id); }',
      'function bind(id) { user.enterWith(id); }\nasync function enter(id) { bind.call(null, id); }',
    ],
    [
      'what a list is folded into',
      'const bind = (id) => user.enterWith(id);\nasync function enter(ids) { await load(1); const all = ids.reduce((before, id) => () => before(id), bind); «all(1)»; }',
      'const bind = (id) => user.enterWith(id);\nasync function enter(ids) { const all = ids.reduce((before, id) => () => before(id), bind); all(1); }',
    ],
    [
      'what a list is folded into by a function that is known',
      'const bind = (id) => user.enterWith(id);\nconst pick = () => bind;\nasync function enter(ids) { await load(1); const all = ids.reduce(pick, load); «all(1)»; }',
      'const bind = (id) => user.enterWith(id);\nconst pick = () => bind;\nasync function enter(ids) { const all = ids.reduce(pick, load); all(1); }',
    ],
  ])('%s', (_, wrong, right) => {
    const rest = '\nexport async function main(id) { await enter(id); return user.getStore(); }\n';
    expectMarks('no-lost-write', start + wrong + rest, start + right + rest);
  });

  it('required by a function that was made for it', () => {
    const code = (store: string): string => `import { createRequire } from 'node:module';\nconst { AsyncLocalStorage } = createRequire(import.meta.url)('${store}');\nconst user = new AsyncLocalStorage();\nasync function enter(id) { await id; «user.enterWith(id)»; }\nexport async function main(id) { await enter(id); return user.getStore(); }\n`;
    expectMarks('no-lost-write', code('node:async_hooks'), unmarked(code('./other')));
  });
});

describe('what goes on behind a write may look it up', () => {
  it.each<[string, string, string, string]>([
    // Nobody knows what that runs.
    ['a property of a method of a function', '', 'load.call(load);', 'load.call.other(load);'],
    ['a property of a function that was kept with its context', 'const kept = AsyncResource.bind(load);\n', 'kept.call(null);', 'kept.other(null);'],
    ['what a promise gives that is handed on', 'const later = async (promise) => { const one = await promise; one.run(1, load); };\n', 'await later(Promise.resolve(user));', 'await later(Promise.resolve(id));'],
    ['a method of a class that is not known', 'class Base { enter() {} }\nclass Known extends Base { enter() { super.enter(); } }\nclass Unknown extends load { enter() { super.enter(); } }\n', 'new Known().enter();', 'new Unknown().enter();'],
  ])('%s', (_, more, wrong, right) => {
    const shown = `${more}export { user };\n`;
    expectMarks('no-lost-write', goingOn(wrong, shown), unmarked(goingOn(right, shown)));
  });

  it('what is handed over as an instance', () => {
    const code = (handed: string): string => goingOn(`setTimeout(new ${handed}(), 1);`, 'class Other { handleEvent() {} }\nclass Reader { handleEvent() { return user.getStore(); } }\nnew Other().handleEvent();\n').replace('user.getStore();\nasync', 'new Reader().handleEvent();\nasync');
    expectMarks('no-lost-write', code('Other'), unmarked(code('Reader')));
  });

  it('a function that reads, which others are given the method of', () => {
    const code = (before: string): string => goingOn('work();', `${before}const readWith = read.call;\n`).replaceAll('enter(id)', 'enter(id, work)').replace('main(id)', 'main(id, work)');
    expectMarks('no-lost-write', code(''), unmarked(code('export ')));
  });
});

describe('a class of Python whose instances are called', () => {
  const code = (call: string): string => `from contextvars import ContextVar
import asyncio
user = ContextVar("user", default=None)
class Setter:
    def __call__(self, value):
        user.set(value)
        return self.other
    def other(self):
        return user.get()
class Other:
    pass
enter = Setter()
async def child(value):
    ${call}
async def main():
    await asyncio.create_task(«child(1)»)
    return user.get()
`;
  it('binds, and gives what it returns', () => {
    expectMarks('no-lost-write', code('enter(value)'), unmarked(code('enter(value)()')), { filename: 'file.py' });
    // Nobody knows what calling the other does.
    expectMarks('no-lost-write', code('user.set(value)\n    Other()'), unmarked(code('user.set(value)\n    Other()(value)')), { filename: 'file.py' });
  });

  it('puts back what a token stands for, also where there may be none', () => {
    const reset = (first: string, token: string): string => code(`${first}user.set(value)\n    second = user.set(2)\n    user.reset(${token} or None)`);
    expectMarks('no-lost-write', reset('', 'second'), unmarked(reset('first = ', 'first')), { filename: 'file.py' });
  });
});
