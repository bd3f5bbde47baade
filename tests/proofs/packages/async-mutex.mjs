import { Mutex, Semaphore } from 'async-mutex';
import { prove } from './harness.mjs';

await prove('async-mutex', {
  'Mutex#runExclusive': { setup: () => new Mutex(), call: (mutex, fn) => mutex.runExclusive(fn) },
  'Semaphore#runExclusive': { setup: () => new Semaphore(1), call: (semaphore, fn) => semaphore.runExclusive(fn) },
});
