/** Runs what the catalog says of worker threads, child processes and clusters: in which context their listeners start. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { exec, execFile, fork, spawn, type ChildProcess } from 'node:child_process';
import cluster, { type Worker as ClusterWorker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { CrossingEntry } from '../../src/catalog/entry.js';
import { threads } from '../../src/catalog/threads.js';
import { measure, told } from './harness.js';

const CHILD = fileURLToPath(new URL('./child.mjs', import.meta.url));
const ECHO = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (message) => { if (message === 'throw') throw new Error('expected'); if (message === 'leave') process.exit(0); parentPort.postMessage(message); });`;

type Listen = (event: string, listener: (...args: unknown[]) => void) => unknown;

/** Something that listeners are added to, made in one context and made to speak from another. */
interface Speaker {
  readonly target: Record<string, Listen>;
  /** What makes each event happen. */
  readonly cause: Record<string, () => unknown>;
  readonly stop: () => unknown;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the targets have nothing in common but their method names
const asTarget = (target: any): Record<string, Listen> => target as Record<string, Listen>;

function worker(): Speaker {
  const made = new Worker(ECHO, { eval: true });
  return {
    target: asTarget(made),
    cause: { message: () => made.postMessage('hello'), exit: () => made.postMessage('leave'), error: () => made.postMessage('throw'), online: () => undefined },
    stop: () => { made.on('error', () => undefined); return made.terminate(); },
  };
}

function port(first: 'port1' | 'port2', { MessageChannel: Channel } = { MessageChannel }): Speaker {
  const channel = new Channel();
  const own = channel[first];
  const other = channel[first === 'port1' ? 'port2' : 'port1'];
  return {
    target: asTarget(own),
    // A listener added by `addEventListener` needs the port to be started.
    cause: { message: () => { own.start(); other.postMessage('hello'); }, close: () => { own.start(); other.close(); } },
    stop: () => { own.close(); other.close(); },
  };
}

function broadcast(): Speaker {
  const name = `proof ${Math.random()}`;
  const [own, other] = [new BroadcastChannel(name), new BroadcastChannel(name)];
  return { target: asTarget(own), cause: { message: () => other.postMessage('hello') }, stop: () => { own.close(); other.close(); } };
}

async function forked(): Promise<Speaker> {
  const child = fork(CHILD, { silent: true });
  await told((done) => child.once('message', done));
  return speaking(child, asTarget(child), { message: () => child.send('echo'), exit: () => child.send('leave'), close: () => child.send('leave'), disconnect: () => child.send('leave') });
}

function speaking(child: ChildProcess, target: Record<string, Listen>, cause: Speaker['cause']): Speaker {
  return { target, cause, stop: () => { child.on('error', () => undefined); child.kill(); } };
}

/** A process that says a word whenever it is sent a line, and leaves at the end of its input. */
const CAT = 'process.stdin.on("data", (data) => { process.stdout.write(data); process.stderr.write(data); })';

const starters: Record<string, () => ChildProcess> = {
  'fork()': () => fork(CHILD, { silent: true }),
  'spawn()': () => spawn(process.execPath, ['-e', CAT]),
  'exec()': () => exec(`"${process.execPath}" -e '${CAT}'`),
  'execFile()': () => execFile(process.execPath, ['-e', CAT]),
  'ChildProcess#': () => spawn(process.execPath, ['-e', CAT]),
};

async function child(of: string, stream?: 'stdout' | 'stderr'): Promise<Speaker> {
  if (of === 'fork()' && stream === undefined) return forked();
  const made = starters[of]!();
  if (of === 'fork()') await told((done) => made.once('message', done));
  const word = (): unknown => (of === 'fork()' ? made.send('echo') : made.stdin!.write('word\n'));
  const leave = (): unknown => (of === 'fork()' ? made.send('leave') : made.stdin!.end());
  if (stream === undefined) return speaking(made, asTarget(made), { exit: leave, close: leave });
  // Somebody has to read a stream, or it gives nothing and comes to no end; `prependListener('data')` alone does not.
  const reading = (act: () => unknown) => () => { made[stream]!.resume(); act(); };
  return speaking(made, asTarget(made[stream]), { data: reading(word), readable: word, end: reading(leave), close: reading(leave) });
}

async function clusterWorker(): Promise<{ worker: ClusterWorker; stop: () => void }> {
  cluster.setupPrimary({ exec: CHILD, silent: true });
  const made = cluster.fork();
  await told((done) => made.once('message', done));
  return { worker: made, stop: () => { made.process.kill(); } };
}

async function clusterFork(target: 'cluster' | 'worker'): Promise<Speaker> {
  const { worker: made, stop } = await clusterWorker();
  const leave = (): unknown => made.send('leave');
  return { target: asTarget(target === 'cluster' ? cluster : made), cause: { message: () => made.send('echo'), exit: leave, disconnect: leave }, stop };
}

/** How each object that can be listened to is made. */
const speakers: Record<string, () => Speaker | Promise<Speaker>> = {
  'node:worker_threads:Worker#': worker,
  'node:worker_threads:MessagePort#': () => port('port1'),
  'node:worker_threads:MessageChannel#port1.': () => port('port1'),
  'node:worker_threads:MessageChannel#port2.': () => port('port2'),
  'node:worker_threads:BroadcastChannel#': broadcast,
  'global:MessagePort#': () => port('port1', globalThis as never),
  'global:MessageChannel#port1.': () => port('port1', globalThis as never),
  'global:MessageChannel#port2.': () => port('port2', globalThis as never),
  'global:BroadcastChannel#': broadcast,
  'node:child_process:fork().': () => child('fork()'),
  'node:child_process:spawn().': () => child('spawn()'),
  'node:child_process:exec().': () => child('exec()'),
  'node:child_process:execFile().': () => child('execFile()'),
  'node:child_process:ChildProcess#': () => child('ChildProcess#'),
  ...Object.fromEntries(['fork().', 'spawn().', 'exec().', 'execFile().', 'ChildProcess#'].flatMap((of) => (['stdout', 'stderr'] as const).map((stream) => [
    `node:child_process:${of}${stream}.`, () => child(of.replace(/\.$/, ''), stream),
  ]))),
  'node:cluster:': () => clusterFork('cluster'),
  'node:cluster:fork().': () => clusterFork('worker'),
  'node:cluster:Worker#': () => clusterFork('worker'),
};

const completions: Record<string, (done: () => void) => unknown> = {
  exec: (done) => exec(`"${process.execPath}" -e 0`, done),
  execFile: (done) => execFile(process.execPath, ['-e', '0'], done),
};

/** Events that need a fault of the system, or that are over before a listener of another context can be added. */
const NOT_CAUSED = new Set(['messageerror', 'error', 'spawn', 'online', 'listening', 'fork', 'disconnect']);

/** The other side of a worker thread, in which the same is asked as in `child.mjs`. */
const ASKED = `const { parentPort, threadId } = require('node:worker_threads');
  const store = new (require('node:async_hooks').AsyncLocalStorage)();
  store.run('registration', () => parentPort.on('message', (message) => {
    const starts = store.getStore() ?? 'none';
    message.held.changed = true;
    parentPort.postMessage({ via: 'parentPort', starts, where: process.pid + ':' + threadId });
  }));`;

interface Answer { readonly via: string; readonly starts: string; readonly where: string }
interface Asked { readonly on: (event: 'message', listener: (answer: Answer) => void) => unknown; readonly send: (message: object) => unknown; readonly stop: () => unknown; readonly here: string }

/** How those who listen on the other side are asked: the owner, as the catalog names it, and what it calls itself. */
const others: Record<string, [via: string, open: () => Asked | Promise<Asked>]> = {
  'node:worker_threads:parentPort.': ['parentPort', () => { const made = new Worker(ASKED, { eval: true }); return { on: made.on.bind(made), send: (message) => made.postMessage(message), stop: () => made.terminate(), here: `${process.pid}:0` }; }],
  'global:process.': ['process', askedChild],
  'node:process:': ['process', askedChild],
  'node:cluster:worker.': ['cluster.worker', async () => { const { worker: made, stop } = await clusterWorker(); return { on: made.on.bind(made) as Asked['on'], send: (message) => made.send(message), stop, here: String(process.pid) }; }],
};

async function askedChild(): Promise<Asked> {
  const made = fork(CHILD, { silent: true });
  await told((done) => made.once('message', done));
  return { on: made.on.bind(made) as Asked['on'], send: (message) => made.send(message), stop: () => made.kill(), here: String(process.pid) };
}

const listening = threads.filter((entry): entry is CrossingEntry => entry.role === 'crossing' && entry.events !== undefined);
const ownerOf = (entry: CrossingEntry): string => `${entry.module}:${entry.path.replace(/\w+$/, '')}`;
const methodOf = (entry: CrossingEntry): string => /\w+$/.exec(entry.path)![0];

async function measureListener(make: () => Speaker | Promise<Speaker>, method: string, event: string): Promise<Awaited<ReturnType<typeof measure>>> {
  return measure<Speaker>({
    make,
    call: (speaker, callback) => told((done) => {
      let called = false;
      speaker.target[method]!(event, () => { if (called) return; called = true; callback(); done(); });
      speaker.cause[event]!();
    }),
    stop: (speaker) => speaker.stop(),
  });
}

/** Nothing of the catalog is left out below: each line is one of these. */
it('are listeners on this side or the other one, or called when a process has ended', () => {
  const wrong = threads.filter((entry) => {
    if (entry.role !== 'crossing') return true;
    if (entry.events === undefined) return entry.kind !== 'copy' || !(entry.path in completions);
    return !((entry.kind === 'capture' && ownerOf(entry) in speakers) || (entry.kind === 'isolate' && ownerOf(entry) in others));
  });
  expect(wrong.map(({ module, path, ...entry }) => `${module} ${path}: ${'kind' in entry ? entry.kind : entry.role}`)).toEqual([]);
});

describe('listeners on the other side', () => {
  it.each(Object.entries(others))('%s finds no store of the sender, and changes a copy', async (_, [via, open]) => {
    const store = new AsyncLocalStorage<{ name: string; changed?: boolean }>();
    const held: { name: string; changed?: boolean } = { name: 'caller' };
    const other = await open();
    try {
      const answer = await store.run(held, () => new Promise<Answer>((resolve) => {
        other.on('message', (one) => { if (one.via === via) resolve(one); });
        other.send({ held: store.getStore() });
      }));
      expect(['registration', 'none']).toContain(answer.starts);
      expect(answer.where).not.toBe(other.here);
      expect(held).toEqual({ name: 'caller' });
    } finally {
      await other.stop();
    }
  });
});

describe('what is called when a process has ended', () => {
  it.each(Object.entries(completions))('%s: in a copy of the context of the call', async (_, start) => {
    expect(await measure({ call: (_made, callback) => told((done) => start(() => { callback(); done(); })) })).toEqual({ starts: 'caller', rebindStays: false, mutationStays: true });
  });
});

describe('listeners on this side', () => {
  const here = listening.filter((entry) => entry.kind === 'capture');

  it('has a way to run every object that the catalog names', () => {
    expect([...new Set(here.map(ownerOf))].sort()).toEqual(Object.keys(speakers).sort());
  });

  // Every method with the first event, and every event with the first method.
  for (const owner of Object.keys(speakers)) {
    const entries = here.filter((entry) => ownerOf(entry) === owner);
    const methods = [...new Set(entries.map(methodOf))];
    it(`${owner} calls in the context in which it was made`, async () => {
      const { cause, stop } = await speakers[owner]!();
      await stop();
      const events = entries[0]!.events!.filter((event) => event in cause && event !== 'online');
      expect(entries[0]!.events!.filter((event) => !(event in cause) && !NOT_CAUSED.has(event) && !(event === 'message' && !owner.includes('fork')))).toEqual([]);
      for (const [method, event] of [...methods.map((one) => [one, events[0]!] as const), ...events.slice(1).map((one) => [methods[0]!, one] as const)]) {
        const measured = await measureListener(speakers[owner]!, method, event);
        expect(`${method} ${event}: ${measured.starts}`).toBe(`${method} ${event}: made`);
        expect(measured.rebindStays).toBe(false);
        expect(measured.mutationStays).toBe(false);
      }
    });
  }
});
