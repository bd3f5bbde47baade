/** `context-boundary explain file:line`. */
import { afterAll, describe, expect, it } from 'vitest';
import { gatherStores } from '../../src/explain/gather.js';
import { createProject, type Project } from '../hosts/project.js';
import { brokenGuard, brokenPython, brokenScript, mendedGuard, tenantStore } from '../hosts/sources.js';
import { runIn } from './run.js';

const projects: Project[] = [];
afterAll(() => { for (const project of projects) project.remove(); });

async function explained(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string[]> {
  const project = createProject(files);
  projects.push(project);
  const { code, out, err } = await runIn(project.folder, ['explain', ...args]);
  return [String(code), ...(out + err).trimEnd().split('\n')];
}

const lost = [
  '0', '`tenant` (src/tenant.ts:3:23)', '',
  '  Written   src/tenant.ts:6:3  `tenant.enterWith` in `setTenant`',
  '    through src/guard.ts:5:3  `setTenant` in `guard`',
  '  Boundary  src/guard.ts:4:14  from this `await` on, `guard` runs in a context of its own, which ends with it',
  '  Read      src/guard.ts:10:10  `tenant.getStore` in `main`: sees what was bound before, or nothing',
  '  Unknown   It is left to callers that cannot be seen, too, if there are any.',
];

describe('explain', () => {
  it.each(['src/tenant.ts:6', 'src/guard.ts:5', 'src/guard.ts:4', 'src/guard.ts:10', 'src/tenant.ts:3'])('tells the way of a lost value, from wherever it is asked: %s', async (place) => {
    expect(await explained({ 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard }, place)).toEqual(lost);
  });

  it('tells who sees what a scope binds', async () => {
    expect(await explained({ 'src/tenant.ts': tenantStore, 'src/guard.ts': mendedGuard }, 'src/guard.ts:10')).toEqual(expect.arrayContaining([
      '  Bound     src/guard.ts:10:10  `tenant.run` in `main`', '  Read      src/guard.ts:10:31  `tenant.getStore` in `a function`: sees this value',
    ]));
  });

  it('says of what it does not know that it does not', async () => {
    const lines = await explained({ 'a.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const user = new AsyncLocalStorage();\nexport function enter(next) {\n  user.enterWith(1);\n  next();\n}\nexport const who = () => user.getStore();\n" }, 'a.js:4');
    expect(lines).toEqual(expect.arrayContaining(['  Read      a.js:7:26  `user.getStore` in `who`: unknown: no way from the write to it is seen', '  Unknown   a.js:5:3  `next` in `enter` cannot be seen, and may look it up']));
  });

  it('counts what nothing is known of, where that is much', async () => {
    const reads = Array.from({ length: 9 }, (_, i) => `export const who${i} = () => user.getStore();\n`).join('');
    const lines = await explained({ 'a.js': `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const user = new AsyncLocalStorage();\nexport const enter = (value, next) => user.run(value, () => { user.getStore(); next(); });\n${reads}` }, 'a.js:3');
    expect(lines.filter((line) => line.startsWith('  Read'))).toEqual(['  Read      a.js:3:63  `user.getStore` in `a function`: sees this value', '  Read      9 other look-ups: unknown, no way from the write to them is seen']);
  });

  it('knows Python', async () => {
    expect(await explained({ 'app.py': brokenPython }, 'app.py:12')).toEqual(expect.arrayContaining([
      '  Boundary  app.py:13:5  `threading.Thread` runs a function where no store is bound',
      '  Read      app.py:8:12  `current_user.get` in `work`: sees what was bound before, or nothing',
    ]));
  });

  it.each([
    ['a scope', 'export const enter = () => user.run(1, () => { user.enterWith(2); });', 3, '`user.run` runs a function in a scope of the store, which puts the former value back when it returns'],
    ['a copy', 'export const enter = () => { setTimeout(() => { user.enterWith(1); }); };', 3, '`setTimeout` runs a function in a copy of the context, which ends with it'],
    ['a loop', "import { Worker } from 'bullmq';\nnew Worker('mail', () => { user.enterWith(1); });", 4, '`Worker` runs a function from a loop of its own, in the context of that'],
    ['another caller', "import PQueue from 'p-queue';\nconst queue = new PQueue();\nexport const enter = () => { queue.add(() => { user.enterWith(1); }); };", 5, '`queue.add` runs a function in the context of another caller'],
    ['a generator', 'export async function* each(ids) { const id = await ids(); user.enterWith(id); yield id; }', 3, '`each` goes on in the context of whoever asks for its next value'],
  ])('knows where a value ends: %s', async (_, code, line, why) => {
    const lines = await explained({ 'a.js': `import { AsyncLocalStorage } from 'node:async_hooks';\nconst user = new AsyncLocalStorage();\n${code}\n` }, `a.js:${line}`);
    expect(lines.filter((one) => one.startsWith('  Boundary')).map((one) => one.replace(/^ +Boundary +\S+ +/, ''))).toContain(why);
  });

  it.each(['await requireAuth(request);', 'await (request.id ? requireAuth(request) : requireAuth(guest));'])('knows who misses it behind a function that has looked it up itself, which is not reported: %s', async (call) => {
    const inside = brokenScript.replace('  return user;', '  log(currentUser.getStore());\n  return user;').replace('await requireAuth(request);', call);
    expect((await explained({ 'app.js': inside }, 'app.js:7')).filter((line) => line.startsWith('  Read'))).toEqual([
      '  Read      app.js:8:7  `currentUser.getStore` in `requireAuth`: sees this value',
      '  Read      app.js:14:41  `currentUser.getStore` in `a function`: sees what was bound before, or nothing',
    ]);
  });

  it('knows Python\'s processes', async () => {
    const code = brokenPython.replaceAll('threading', 'multiprocessing').replace('Thread', 'Process');
    expect(await explained({ 'app.py': code }, 'app.py:12')).toEqual(expect.arrayContaining(['  Boundary  app.py:13:5  `multiprocessing.Process` runs a function in another thread or process, or not now']));
  });

  it('says of a file that is gone that it was not looked at', () => {
    expect(gatherStores(['/nowhere/a.js', '/nowhere/b.txt'], undefined)).toEqual({ stores: [], left: [{ path: '/nowhere/a.js', why: 'it cannot be read' }] });
  });

  it('has the same for programs', async () => {
    const [code, ...lines] = await explained({ 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard }, '--json', 'src/guard.ts:5');
    expect(code).toBe('0');
    expect(JSON.parse(lines.join('\n'))).toEqual([{
      name: 'tenant', at: { path: 'src/tenant.ts', line: 3, column: 22 },
      reads: [{ path: 'src/guard.ts', line: 10, column: 9, text: 'tenant.getStore', in: 'main' }],
      writes: [{
        path: 'src/tenant.ts', line: 6, column: 2, text: 'tenant.enterWith', in: 'setTenant', kind: 'rebind', isLost: true, hasUnknownCaller: true, seenBy: [], unknown: [],
        by: [{ path: 'src/guard.ts', line: 5, column: 2, text: 'setTenant', in: 'guard' }],
        boundaries: [{ path: 'src/guard.ts', line: 4, column: 13, text: 'await', in: 'guard', why: 'from this `await` on, `guard` runs in a context of its own, which ends with it' }],
        missedBy: [{ path: 'src/guard.ts', line: 10 }],
      }],
    }]);
  });

  it.each([
    ['src/guard.ts', '2', 'context-boundary: explain takes a file with a line, such as src/auth.ts:42, and not "src/guard.ts".'],
    ['src/none.ts:1', '2', 'context-boundary: There is no src/none.ts.'],
    ['src/guard.ts:99', '2', 'context-boundary: src/guard.ts has 12 lines, and no line 99.'],
    ['src/guard.ts:2', '1', 'Nothing at src/guard.ts:2 writes or looks up a store that is known. Stores and wrappers of your own are declared in the settings.'],
  ])('says what is wrong with %s', async (place, code, said) => {
    expect(await explained({ 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard }, place)).toEqual([code, said]);
  });
});
