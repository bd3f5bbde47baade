/** Job queues, message brokers and schedulers: a handler starts in the library's own context, never in that of who asked for the job. */
import type { CatalogEntry } from './entry.js';
import { crossingsOf } from './library.js';

const LOOP = 'the library calls the handler from its own loop: nothing of who asked for the job is there, and a rebind before the first `await` is there when the next job starts';
const REGISTERED = 'the handler runs in the context in which it was handed over, each time anew';

const queues: readonly CatalogEntry[] = [
  ...crossingsOf('bullmq@6.7.0', [
    { path: 'Worker', kind: 'loop', callback: [1], why: LOOP, row: 'new Worker(name, processor, {concurrency:1})', proof: 'redis/bullmq' },
    { path: ['Worker#on', 'Worker#once'], kind: 'capture', anew: true, callback: [1], events: ['completed', 'failed', 'active', 'progress', 'stalled', 'error', 'drained'], why: 'the listener runs in the context in which the worker was made, wherever it was added; what the handler rebound before its first `await` may be there as well', row: "worker.on('completed', cb)", proof: 'redis/bullmq' },
  ]),
  ...crossingsOf('@nestjs/bullmq@12.0.0', [
    { path: 'WorkerHost#process', kind: 'loop', callback: 'every', unfollowed: true, why: `the method is handed to BullMQ's \`Worker\`: ${LOOP}`, proof: 'redis/nestjs-bullmq' },
  ]),
  ...crossingsOf('bull@4.16.5', [
    { path: 'default#process', kind: 'capture', anew: true, callback: [-1], why: REGISTERED, row: 'queue.process(handler)', proof: 'redis/bull' },
  ]),
  ...crossingsOf('bee-queue@2.0.0', [
    { path: 'default#process', kind: 'capture', anew: true, callback: [-1], why: REGISTERED, row: 'queue.process(handler)', proof: 'redis/bee-queue' },
  ]),
  ...crossingsOf('pg-boss@10.4.2', [
    { path: ['default#work', 'PgBoss#work'], kind: 'loop', callback: [-1], why: LOOP, row: 'boss.work(queue, handler)', proof: 'postgresql/pg-boss' },
  ]),
  ...crossingsOf('graphile-worker@0.17.3', [
    { path: ['run', 'runOnce'], kind: 'loop', callback: [0], why: LOOP, row: 'run({taskList:{name: handler}})', proof: 'postgresql/graphile-worker' },
  ]),
  ...crossingsOf('agenda@6.2.6', [
    { path: ['Agenda#define', 'default#define'], kind: 'capture', anew: true, callback: 'every', why: 'the handler runs in the context in which Agenda was started or made; which of the two differs with timing', row: 'agenda.define(name, async handler): 3 queued jobs; enterWith sync', proof: 'postgresql/agenda' },
  ]),
];

const brokers: readonly CatalogEntry[] = [
  ...crossingsOf('kafkajs@2.2.4', [
    { path: 'Kafka#consumer().run', kind: 'loop', callback: [0], why: LOOP, row: 'consumer.run({eachMessage}) 3 messages of one batch; enterWith async before await', proof: 'kafkajs' },
  ]),
  ...crossingsOf('amqplib@2.3.1', [
    ...[{ path: ['connect().createChannel().consume', 'connect().createConfirmChannel().consume', 'Channel#consume', 'ConfirmChannel#consume'] }].map(({ path }) => (
      { path, kind: 'loop' as const, callback: [1], why: LOOP, row: 'channel.consume(q, cb): 3 messages in one TCP chunk; sync enterWith in the handler', proof: 'rabbitmq/amqplib' })),
  ]),
];

const schedulers: readonly CatalogEntry[] = [
  ...crossingsOf('node-cron@4.6.0', [
    { path: 'schedule', kind: 'capture', anew: true, callback: [1], why: REGISTERED, row: "cron.schedule('* * * * * *', fn): contexts of 3 consecutive ticks (sync enterWith / enterWith after await)", proof: 'schedulers' },
  ]),
  ...crossingsOf('node-schedule@2.1.1', [
    { path: 'scheduleJob', kind: 'capture', anew: true, callback: 'every', why: REGISTERED, row: "schedule.scheduleJob('* * * * * *', fn): contexts of 3 consecutive ticks (sync enterWith / enterWith after await)", proof: 'schedulers' },
  ]),
  ...crossingsOf('croner@11.0.1', [
    { path: 'Cron', kind: 'loop', callback: 'every', why: 'each tick is called from the one before: a rebind before the first `await` is there in the next', row: "new Cron('* * * * * *', fn): contexts of 3 consecutive ticks (sync enterWith / enterWith after await)", proof: 'schedulers' },
  ]),
  ...crossingsOf('cron@4.4.0', [
    { path: 'CronJob', kind: 'capture', anew: true, callback: [1, 2], why: REGISTERED, row: "new CronJob('* * * * * *', fn): contexts of 3 consecutive ticks (sync enterWith / enterWith after await)", proof: 'schedulers' },
    { path: 'CronJob.from', kind: 'capture', anew: true, callback: [0], why: REGISTERED, row: "new CronJob('* * * * * *', fn): contexts of 3 consecutive ticks (sync enterWith / enterWith after await)", proof: 'schedulers' },
  ]),
  ...crossingsOf('toad-scheduler@4.1.0', [
    { path: 'Task', kind: 'capture', callback: [1], why: REGISTERED, row: 'new SimpleIntervalJob({milliseconds:5}, new Task(id, cb))', proof: 'schedulers' },
    { path: 'AsyncTask', kind: 'capture', callback: [1], why: REGISTERED, row: 'AsyncTask(id, asyncCb)', proof: 'schedulers' },
  ]),
  ...crossingsOf('@nestjs/schedule@12.0.2', [
    { path: 'Interval', kind: 'capture', periodic: true, callback: 'every', unfollowed: true, why: 'the decorated method runs in the context in which the application started', row: '@Interval(10) handler contexts over 3 ticks with sync enterWith', proof: 'nest/nestjs' },
  ]),
];

/** Workflows that survive a restart: code is run again, or elsewhere. */
const durable: readonly CatalogEntry[] = [
  ...crossingsOf('inngest@4.24.0', [
    { path: 'Inngest#createFunction', kind: 'bare', callback: [-1], why: 'each step is another HTTP request, for which the handler is run again from the start; nothing of who sent the event is there, only what a middleware before `serve` binds', row: 'createFunction(async ({step}) => { step.run(a); step.run(b) }): body re-run per step; als in handler and in steps', proof: 'inngest' },
  ]),
  ...crossingsOf('@temporalio/worker@1.24.0', [
    { path: 'Worker.create', kind: 'capture', callback: [0], unfollowed: true, why: 'an activity starts in the pipeline of the worker, in a scope of Temporal\'s own store', read: 'lib/activity.js' },
  ]),
  ...crossingsOf('@temporalio/worker@1.24.0', [
    { module: '@temporalio/workflow', path: 'workflow', kind: 'isolate', callback: 'every', unfollowed: true, why: 'a workflow runs in a context of `node:vm` in a worker thread and is replayed from its history', read: 'lib/workflow/threaded-vm.js and lib/workflow/vm-shared.js' },
  ]),
  ...crossingsOf('@trigger.dev/core@4.8.3', [
    { module: '@trigger.dev/sdk', path: ['task', 'schemaTask', 'schedules.task'], kind: 'inline', callback: [0], unfollowed: true, why: '`init`, `onStart` and `run` are awaited one after the other in one function: a rebind after an `await` of a hook does not reach `run`', read: 'dist/esm/v3/workers/taskExecutor.js' },
    { module: '@trigger.dev/sdk', path: 'tasks.middleware', kind: 'nest', callback: [1], unfollowed: true, why: 'the task runs inside `next`', read: 'dist/esm/v3/workers/taskExecutor.js' },
  ]),
];

export const jobs: readonly CatalogEntry[] = [...queues, ...brokers, ...schedulers, ...durable];
