/** What Python itself does to the context, asked of the `python3` at hand; the libraries are asked by `npm run test:proofs -- --python`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pythonCatalog } from '../../src/catalog/python/index.js';
import { logging } from '../../src/catalog/python/logging.js';
import { processCalls } from '../../src/catalog/python/process.js';
import { pythonSemantics } from '../../src/python/semantics.js';
import { againProblems, disagreements, loggedProblems, processProblems, streamProblems, throughProblems, type Proved, type ProvedAgain, type ProvedHook, type ProvedThrough } from './python-expected.mjs';

const folder = fileURLToPath(new URL('python/', import.meta.url));
const python = (...args: string[]) => spawnSync('python3', args, { cwd: folder, encoding: 'utf8' });
const version = python('--version').stdout?.trim() ?? '';

function ask<Line>(script: string, ...args: readonly string[]): readonly Line[] {
  const { status, stdout, stderr } = python('-W', 'ignore', script, ...(args.length > 0 ? args : ['--standard']));
  expect(status, stderr).toBe(0);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Line);
}

describe('the standard library', () => {
  it.skipIf(version === '')(`does what the catalog says (${version === '' ? 'there is no python3 here' : version})`, { timeout: 120_000 }, () => {
    expect(disagreements(pythonCatalog, ask<Proved>('proofs.py'), { version, standardOnly: true })).toEqual([]);
    expect(againProblems(pythonCatalog, ask<ProvedAgain>('again.py'), { standardOnly: true })).toEqual([]);
    expect(throughProblems(pythonCatalog, ask<ProvedThrough>('through.py'))).toEqual([]);
    expect(loggedProblems(logging.modules, ask<Record<string, boolean>>('logged.py')[0]!, { standardOnly: true })).toEqual([]);
    expect(processProblems(processCalls.hooks, ask<ProvedHook>('process.py'))).toEqual([]);
  });
});

describe('built-ins that run nothing of what they are handed', () => {
  it.skipIf(version === '')('run it neither by calling it nor by going through it', () => {
    const found = ask<{ readonly name: string; readonly ran: boolean }>('inert.py', ...pythonSemantics.builtIns.inert, 'list', 'setattr');
    expect(found.filter(({ ran }) => ran).map(({ name }) => name)).toEqual(['list']);
    expect(found).toHaveLength(pythonSemantics.builtIns.inert.size + 2);
  });
});

describe('the comparison', () => {
  const find = (found: readonly Proved[]) => disagreements(pythonCatalog, found, { version: 'Python 3.13.0', standardOnly: true });

  it('tells a proof that disagrees, one that nobody knows, and what has none', () => {
    const problems = find([
      { module: 'threading', paths: ['Thread'], seen: true, stays: false },
      { module: 'threading', paths: ['Nothing'], seen: true, stays: false },
      { module: 'asyncio', paths: ['gather'], seen: true, stays: false },
    ]);
    expect(problems.slice(0, 2)).toEqual(['threading Thread: seen true, stays false, and not false, false', 'threading Nothing: the catalog does not name this proof']);
    expect(problems).toContain('asyncio wait_for: no proof says anything of it');
    expect(problems).not.toContain('asyncio gather: no proof says anything of it');
  });

  it('tells what is said wrongly of the next function, what nobody knows, and what has no proof', () => {
    const problems = againProblems(pythonCatalog, [
      { module: 'threading', path: 'Thread', again: true },
      { module: 'concurrent.futures', path: 'ThreadPoolExecutor().submit', again: false },
      { module: 'threading', path: 'Nothing', again: false },
    ], { standardOnly: true });
    const signal = (again: boolean) => againProblems(pythonCatalog, [{ module: 'celery.signals', path: 'task_postrun.connect', again }], { standardOnly: false }).filter((problem) => problem.startsWith('celery.signals'));
    const unproved = 'celery.signals.task_prerun.connect: no proof says anything of the next function';
    expect([signal(false), signal(true)]).toEqual([[unproved], ['celery.signals task_postrun.connect: what one function has bound is there in the next, in spite of it', unproved]]);
    expect(problems.slice(0, 3)).toEqual(['threading Thread: what one function has bound is there in the next', 'concurrent.futures ThreadPoolExecutor().submit: what one function has bound is not there in the next', 'threading Nothing: the catalog does not name this proof']);
    expect(problems.slice(3).map((problem) => problem.split(' ')[0])).toEqual(Array(5).fill('asyncio'));
  });

  it('tells of what the process keeps and sees what a task has bound, and what has no proof', () => {
    const found = [{ hook: 'atexit.register', seen: [true] }, { hook: 'signal.signal', seen: [true, false] }, { hook: 'other', seen: [false, false] }];
    expect(processProblems(new Set(['atexit.register', 'unproved']), found)).toEqual(['atexit.register: sees what a task has bound: true', 'unproved: no proof says anything of it']);
  });

  it('tells of what logs lines that do not hold what is bound, and what has no proof', () => {
    expect(loggedProblems(new Set(['logging', 'other']), { 'logging, thread': true, 'logging, task': false, 'logging, outside': false }, { standardOnly: false })).toEqual([
      'logging, task: a line holds what is bound there: false, and not true',
      'other, thread: a line holds what is bound there: undefined, and not true',
      'other, task: a line holds what is bound there: undefined, and not true',
      'other, outside: a line holds what is bound there: undefined, and not false',
    ]);
  });

  it('tells what is said wrongly of a method of one\'s own, and what has no proof', () => {
    expect(throughProblems(pythonCatalog, [
      { module: 'concurrent.futures', path: 'ThreadPoolExecutor().map', own: false },
      { module: 'threading', path: 'Thread', own: true },
      { module: 'asyncio', path: 'get_running_loop().run_in_executor', own: true },
    ])).toEqual(expect.arrayContaining([
      'concurrent.futures ThreadPoolExecutor().map: a method of one\'s own is not asked',
      'threading Thread: a method of one\'s own is asked',
      'concurrent.futures ProcessPoolExecutor().map: no proof says anything of a method of one\'s own',
    ]));
  });

  it('tells of what is sent bit by bit that sees what was bound, and what has no proof', () => {
    const stream = { module: 'web', path: 'Stream', body: 'content' };
    expect([streamProblems([stream], [{ ...stream, seen: false }]), streamProblems([stream], [{ ...stream, seen: true }]), streamProblems([stream], [{ ...stream, body: 'rows', seen: false }])]).toEqual([
      [], ['web Stream: what is sent sees what was bound where it was made'], ['web Stream: no proof says anything of what is sent'],
    ]);
  });

  it('lets what is to be awaited stay in the context of its caller', () => {
    const of = (stays: boolean) => find([{ module: 'fastapi', paths: ['Depends of an async def'], seen: true, stays }]).filter((problem) => problem.startsWith('fastapi'));
    expect([of(true), of(false)]).toEqual([[], ['fastapi Depends of an async def: seen true, stays false, and not true, true']]);
  });
});
