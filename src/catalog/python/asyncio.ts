/** Python's own: context variables, tasks, threads, executors and processes. */
import type { CatalogEntry } from '../entry.js';
import { argumentsAt, crossings, instancesOf, quiet } from './build.js';

/** Run by hand on 3.8 to 3.15; the table is in `docs/python.md`. */
/** What runs a function is asked for by a program. */
const RUN = 'tests/proofs/python/proofs.py';
const SOURCE = 'CPython 3.8 to 3.15: Lib/asyncio, Lib/concurrent/futures, Lib/threading.py, Modules/_contextvars';

const variables: readonly CatalogEntry[] = [
  { role: 'store', module: 'contextvars', path: 'ContextVar', why: 'each instance holds a value for the rest of the current context', source: SOURCE },
  ...instancesOf('ContextVar').flatMap((of): CatalogEntry[] => [
    { role: 'rebind', module: 'contextvars', path: `${of}set`, argument: 0, givesToken: true, why: 'replaces the value of the current context from here on', source: SOURCE },
    { role: 'rebind', module: 'contextvars', path: `${of}reset`, argument: 0, ends: true, restores: true, why: 'puts back what was there before the `set` that gave the token', source: SOURCE },
    { role: 'read', module: 'contextvars', path: `${of}get`, identity: 'type', server: true, why: 'answers with the value of the current context, or with a default', source: SOURCE },
  ]),
  ...quiet('contextvars', ['ContextVar', 'copy_context', 'Context', ...['copy_context().', ...instancesOf('Context')].flatMap((of) => ['get', 'items', 'keys', 'values', 'copy'].map((name) => of + name))], 'runs no code of the project', SOURCE),
  ...crossings({ modules: ['contextvars'], paths: ['copy_context().run', 'Context#run', 'copy_context().copy().run'], kind: 'copy', ownContext: true, callback: [0], passesFrom: 1, why: 'runs the function in the copy of the context', source: RUN }),
  ...crossings({ modules: ['contextvars'], paths: ['Context().run'], kind: 'bare', callback: [0], passesFrom: 1, why: 'runs the function in an empty context', source: RUN }),
];

/** What entering and leaving it calls. */
const entered = (name: string, isAsync = false): readonly string[] => ['enter', 'exit'].map((way) => `${name}().__${isAsync ? 'a' : ''}${way}__`);

const LOOPS = ['get_event_loop().', 'get_running_loop().', 'new_event_loop().', 'AbstractEventLoop#', 'BaseEventLoop#'];
const TASKS = ['create_task().', 'ensure_future().', 'Task#', 'Future#', ...LOOPS.flatMap((of) => [`${of}create_task().`, `${of}run_in_executor().`, `${of}create_future().`])];
const asyncio = (paths: readonly string[], callback: readonly number[] | 'every', why: string, more: { passesFrom?: number; keywords?: readonly string[] } = {}): readonly CatalogEntry[] => (
  crossings({ modules: ['asyncio'], paths, kind: 'copy', callback, why, source: RUN, ...more }));

const tasks: readonly CatalogEntry[] = [
  ...asyncio(['create_task', 'ensure_future', ...LOOPS.map((of) => `${of}create_task`), ...instancesOf('TaskGroup').map((of) => `${of}create_task`)], [0], 'the coroutine runs in a task, in a copy of the context of this call', { keywords: ['coro'] }),
  ...asyncio(['gather', 'shield'], 'every', 'each coroutine runs in a task, in a copy of the context of this call'),
  ...asyncio(['run', ...LOOPS.map((of) => `${of}run_until_complete`), ...instancesOf('Runner').map((of) => `${of}run`)], [0], 'the coroutine runs in a task, in a copy of the context of this call', { keywords: ['main'] }),
  ...asyncio(['run_coroutine_threadsafe'], [0], 'the coroutine runs in a task of another thread, in a copy of the context of this call', { keywords: ['coro'] }),
  ...asyncio(['to_thread'], [0], 'the function runs in another thread, in a copy of the context', { passesFrom: 1, keywords: ['func'] }),
  ...asyncio(LOOPS.flatMap((of) => [`${of}call_soon`, `${of}call_soon_threadsafe`]), [0], 'the callback runs later, in a copy of the context of this call', { passesFrom: 1 }),
  ...asyncio(LOOPS.flatMap((of) => [`${of}call_later`, `${of}call_at`]), [1], 'the callback runs later, in a copy of the context of this call', { passesFrom: 2 }),
  ...asyncio([...TASKS.map((of) => `${of}add_done_callback`)], [0], 'the callback runs later, in a copy of the context of this call'),
  // Up to 3.11 the coroutine ran in a task of its own. Which Python it is, nobody says: it is taken for one where it does not.
  ...crossings({ modules: ['asyncio'], paths: ['wait_for'], kind: 'inline', callback: [0], keywords: ['fut'], why: 'from Python 3.12 on awaits in the caller\'s own task', source: RUN }),
  ...crossings({ modules: ['asyncio'], paths: LOOPS.map((of) => `${of}run_in_executor`), kind: 'bare', through: { method: 'submit', of: 0 }, callback: [1], passesFrom: 2, keywords: ['func'], reused: true, why: 'the function runs in a thread of the pool, in a context in which nothing is set', source: RUN }),
  ...quiet('asyncio', ['sleep', 'wait', 'as_completed', 'timeout', 'timeout_at', 'Lock', 'Event', 'Semaphore', 'Queue', 'Future', 'current_task', 'all_tasks', 'get_event_loop', 'get_running_loop', 'new_event_loop', 'set_event_loop', 'iscoroutinefunction', 'iscoroutine',
    'Lock()**', 'Event()**', 'Queue()**', 'Semaphore()**', 'timeout()**', 'TaskGroup', ...entered('TaskGroup', true), 'Runner', ...entered('Runner'), 'create_task().cancel', 'create_task().done'], 'runs no code of the project', SOURCE),
];

const BARE = 'the function runs in another thread, in a context in which nothing is set';
const PROCESS = 'the function runs in another process, where nothing of this context is there';
const FUTURES = ['concurrent.futures', 'concurrent.futures.thread', 'concurrent.futures.process'];

const threads: readonly CatalogEntry[] = [
  ...crossings({ modules: ['threading'], paths: ['Thread', 'Thread#'], kind: 'bare', callback: [1], keywords: ['target'], passesIn: argumentsAt(3), why: BARE, source: RUN }),
  ...crossings({ modules: ['threading'], paths: ['Thread#start'], kind: 'bare', callback: [], runsOwn: 'run', why: 'the method `run` runs in another thread, in a context in which nothing is set', source: RUN }),
  ...crossings({ modules: ['threading'], paths: ['Timer'], kind: 'bare', callback: [1], keywords: ['function'], passesIn: argumentsAt(2), why: BARE, source: RUN }),
  ...crossings({ modules: FUTURES, paths: [...instancesOf('ThreadPoolExecutor'), ...instancesOf('Executor')].flatMap((of) => [`${of}submit`, `${of}map`]), kind: 'bare', through: { method: 'submit' }, callback: [0], passesFrom: 1, keywords: ['fn'], reused: true, why: BARE, source: RUN }),
  ...crossings({ modules: FUTURES, paths: instancesOf('ProcessPoolExecutor').flatMap((of) => [`${of}submit`, `${of}map`]), kind: 'isolate', through: { method: 'submit' }, callback: [0], passesFrom: 1, keywords: ['fn'], why: PROCESS, source: RUN }),
  ...crossings({ modules: ['multiprocessing', 'multiprocessing.context'], paths: ['Process', 'get_context().Process'], kind: 'isolate', callback: [1], keywords: ['target'], passesIn: argumentsAt(3), why: PROCESS, source: RUN }),
  ...crossings({ modules: ['multiprocessing'], paths: ['Process#start'], kind: 'isolate', callback: [], runsOwn: 'run', why: 'the method `run` runs in another process, where nothing of this context is there', source: RUN }),
  ...crossings({
    modules: ['multiprocessing', 'multiprocessing.pool'], paths: [...instancesOf('Pool'), 'get_context().Pool().'].flatMap((of) => ['apply', 'apply_async', 'map', 'map_async', 'imap', 'imap_unordered', 'starmap', 'starmap_async'].map((name) => of + name)),
    kind: 'isolate', callback: [0], keywords: ['func'], why: PROCESS, source: RUN,
  }),
  ...crossings({
    modules: ['aiomultiprocess'], paths: instancesOf('Pool').flatMap((of) => ['apply', 'map', 'starmap'].map((name) => of + name)),
    kind: 'isolate', callback: [0], keywords: ['func'], why: PROCESS, source: 'aiomultiprocess 0.9: aiomultiprocess/pool.py',
  }),
  ...crossings({ modules: ['multiprocessing.pool'], paths: instancesOf('ThreadPool').flatMap((of) => ['apply', 'apply_async', 'map', 'map_async', 'imap', 'imap_unordered', 'starmap', 'starmap_async'].map((name) => of + name)), kind: 'bare', callback: [0], keywords: ['func'], why: BARE, source: RUN }),
  ...quiet('threading', ['Lock', 'RLock', 'Event', 'Condition', 'Semaphore', 'local', 'current_thread', 'get_ident', 'main_thread', 'Thread().*', 'Timer().*', 'Lock()**', 'RLock()**', 'Event()**'], 'runs no code of the project', SOURCE),
  ...FUTURES.flatMap((module) => quiet(module, ['ThreadPoolExecutor', 'ProcessPoolExecutor', ...entered('ThreadPoolExecutor'), ...entered('ProcessPoolExecutor'), 'wait', 'as_completed', ...instancesOf('ThreadPoolExecutor').flatMap((of) => [`${of}shutdown`, `${of}submit().result`]), ...instancesOf('ProcessPoolExecutor').map((of) => `${of}shutdown`)], 'runs no code of the project', SOURCE)),
];

export const asyncioEntries: readonly CatalogEntry[] = [...variables, ...tasks, ...threads];
