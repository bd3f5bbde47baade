/** Lints in processes of their own, each watched from outside. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('shard.mjs', import.meta.url));

/**
 * @param tally gets what is found in each of the files
 * @param options `limit` in ms of the processor for one file, `jobs` at a time, and the `args` of each process
 */
export async function lintAll(files, tally, options) {
  const waiting = untilStopped(files);
  await Promise.all(Array.from({ length: options.jobs }, () => work(waiting, tally, options)));
}

/** The files; no more of them after Ctrl+C, so that what was found until then is told. */
function* untilStopped(files) {
  let isStopped = false;
  const stop = () => { isStopped = true; };
  process.once('SIGINT', stop);
  for (const file of files) {
    if (isStopped) break;
    yield file;
  }
  process.off('SIGINT', stop);
}

/** One process after the other, each until it ends for good or by accident. */
async function work(waiting, tally, options) {
  let shard = new Shard(options);
  for (const file of waiting) {
    tally.add(file, await shard.lint(file));
    if (shard.isOver) shard = new Shard(options);
  }
  shard.stop();
}

/** A process that lints one file after the other. */
class Shard {
  isOver = false;
  #process;
  #limit;
  #settle;
  /** What it said on its way. */
  #said = '';
  #step = '';

  constructor({ limit, args }) {
    this.#limit = limit;
    this.#process = fork(script, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--max-old-space-size=3000'] });
    this.#process.stderr.on('data', (text) => { this.#said = `${this.#said}${text}`.slice(-4000); });
    this.#process.on('exit', (code, signal) => {
      this.isOver = true;
      const reason = this.#said.split('\n').find((line) => /error/i.test(line)) ?? '';
      this.#settle?.({ crashes: [{ step: this.#step, error: `the process ended with ${signal ?? code} ${reason}` }] });
    });
    this.#process.on('message', (message) => {
      if (message.step === undefined) this.#settle?.(message);
      else this.#step = message.step;
    });
  }

  lint(file) {
    return new Promise((settle) => {
      this.#step = 'start';
      const start = timeOf(this.#process.pid);
      const watchdog = setInterval(() => {
        if (timeOf(this.#process.pid) - start < this.#limit) return;
        this.isOver = true;
        this.#settle?.({ hangs: [{ step: this.#step }] });
        this.#process.kill('SIGKILL');
      }, this.#limit / 20);
      this.#settle = (result) => {
        clearInterval(watchdog);
        this.#settle = undefined;
        settle(result);
      };
      this.#process.send(file);
    });
  }

  stop() {
    if (!this.isOver) this.#process.disconnect();
  }
}

/** The processor's time of a process in ms; where the system does not tell, that of the clock. */
function timeOf(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').slice(11, 13).map(Number);
    return (user + system) * TICK;
  } catch {
    return performance.now();
  }
}

/** Linux counts in steps of 10 ms. */
const TICK = 10;
