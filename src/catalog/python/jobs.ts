/** Queues of jobs: the function runs later, in a worker's process, and nothing of the caller's context goes with it. */
import type { CatalogEntry } from '../entry.js';
import { crossings } from './build.js';

const WORKER = 'the function runs later, in the process of a worker, where nothing of this context is there';
const RUN = 'tests/proofs/python/proofs.py';
const NEXT = 'tests/proofs/python/again.py';

const rq: readonly CatalogEntry[] = [
  ...crossings({ modules: ['rq', 'rq.queue'], paths: ['Queue().enqueue', 'Queue#enqueue'], kind: 'isolate', boundary: 'thread', callback: [0], passesFrom: 1, keywords: ['f'], why: WORKER, source: RUN }),
  ...crossings({ modules: ['rq', 'rq.queue'], paths: ['Queue().enqueue_in', 'Queue().enqueue_at', 'Queue#enqueue_in', 'Queue#enqueue_at'], kind: 'isolate', boundary: 'thread', callback: [1], passesFrom: 2, why: WORKER, source: 'rq 2.6: rq/queue.py' }),
];

/** Which function it is, an object says that a decorator has made, or a name. */
const unfollowed = (module: string, paths: readonly string[], source: string): readonly CatalogEntry[] => paths.map((path) => ({ role: 'crossing', module, path, kind: 'isolate', boundary: 'thread', callback: [], unfollowed: true, why: WORKER, source }));

const AGAIN = 'a worker runs one task after the other in one context: what one has bound is there when the next one starts';

/** Signals of Celery that come with each task. */
const SIGNALS = ['task_prerun', 'task_postrun'].flatMap((name) => [['celery.signals', `${name}.connect`], ['celery', `signals.${name}.connect`]] as const);

/** What a decorator makes a task of: it is run by a worker, again and again. */
const tasks: readonly CatalogEntry[] = [
  ...crossings({ modules: ['celery', 'celery.app', 'celery.app.base'], paths: ['shared_task', 'Celery().task'], kind: 'loop', boundary: 'framework', callback: 'every', unfollowed: true, between: SIGNALS, why: AGAIN, source: NEXT }),
  ...crossings({ modules: ['dramatiq'], paths: ['actor'], kind: 'loop', boundary: 'framework', callback: 'every', unfollowed: true, why: AGAIN, source: NEXT }),
];

export const jobEntries: readonly CatalogEntry[] = [
  ...rq,
  ...tasks,
  ...unfollowed('celery', ['shared_task().delay', 'shared_task().apply_async', 'Celery().task().delay', 'Celery().task().apply_async'], 'celery 5.2, 5.5 and 5.6: celery/app/task.py (run by hand: the next task of a worker sees what the one before has bound)'),
  ...unfollowed('dramatiq', ['actor().send', 'actor().send_with_options'], 'dramatiq 1.18: dramatiq/actor.py'),
  ...unfollowed('arq', ['ArqRedis#enqueue_job', 'create_pool().enqueue_job'], 'arq 0.26: arq/connections.py'),
];
