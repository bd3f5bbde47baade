import PQueue from 'p-queue';
import { prove } from './harness.mjs';

const setup = () => new PQueue({ concurrency: 1 });
const limits = { concurrency: setup, intervalCap: () => new PQueue({ intervalCap: 1, interval: 20 }), none: () => new PQueue() };
/** `active` comes while `add` is called, when a place is free. */
const listens = (method) => ({ setup, call: (queue, fn) => { let ran; queue[method]('active', () => { ran ??= fn(); }); return queue.add(async () => { await ran; }); } });

await prove('p-queue', { 'default#add': { setup, limits, call: (queue, fn) => queue.add(fn) }, 'default#on': listens('on'), 'default#once': listens('once') });
