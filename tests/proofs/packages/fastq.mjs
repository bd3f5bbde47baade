import fastq from 'fastq';
import { prove, then, told } from './harness.mjs';

const setup = () => fastq((work, done) => { then(work, done)(); }, 1);
const promised = () => fastq.promise(async (work) => { await work(); }, 1);

await prove('fastq', {
  default: { setup, call: (queue, fn) => told((done) => queue.push(fn, done)) },
  'default.promise': { setup: promised, call: (queue, fn) => queue.push(fn) },
  'default().push': { setup, call: (queue, fn) => told((done) => queue.push(() => undefined, then(fn, done))) },
  'default().unshift': { setup, call: (queue, fn) => told((done) => queue.unshift(() => undefined, then(fn, done))) },
});
