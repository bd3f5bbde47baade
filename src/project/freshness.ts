/**
 * When is it time to look at the disk again? What is known is trusted within a *generation*; the next one asks the disk about
 * every file again, when that file is needed. In a run over many files that would be the largest cost of all, in an editor it
 * is what makes the answer right, and nobody tells us which of the two it is. So a new generation begins
 * - when a file is linted again: people and editors do that, a run does not. (The passes of `--fix` come one after the other
 *   without a pause, and with another text each time; they are one lint.)
 * - when the process had nothing to do in between: a run is always busy;
 * - else, when the time since the last one is long against what it cost to look at everything again. So that stays around half
 *   a percent of a run, and in a small project the disk is asked for nearly every file.
 */

/** Where the time comes from; milliseconds. */
export interface Clock {
  now(): number;
  /** How long the process has been waiting for something to do, since its start. */
  idle(): number;
}

export const CLOCK: Clock = { now: () => performance.now(), idle: () => performance.eventLoopUtilization().idle };

/** Waiting for a file to be read takes a run less, a pause between two keys takes longer. */
const PAUSE = 25;
const SHARE = 200;

export class Freshness {
  /** Number of the generation; 0 before the first. */
  generation = 0;
  #began = 0;
  #idle = 0;
  #spent = 0;
  #spending = false;
  readonly #linted = new Set<string>();
  #last = { path: '', text: '' };
  /** True until the code that runs now comes to its end. */
  #sameTurn = false;

  constructor(readonly clock: Clock) {}

  /** A file is about to be linted; true when this begins a new generation. */
  begin(path: string, text: string): boolean {
    const stale = this.#isStale(path, text);
    if (stale) this.#beginGeneration();
    this.#linted.add(path);
    this.#last = { path, text };
    this.#idle = this.clock.idle();
    this.#sameTurn = true;
    queueMicrotask(() => { this.#sameTurn = false; });
    return stale;
  }

  /** All files are about to be looked at; true when this begins a new generation. */
  beginAll(): boolean {
    const stale = this.#isAfterPause();
    if (stale) this.#beginGeneration();
    this.#idle = this.clock.idle();
    return stale;
  }

  #beginGeneration(): void {
    this.generation++;
    this.#began = this.clock.now();
    this.#spent = 0;
    this.#linted.clear();
  }

  #isAfterPause(): boolean {
    return this.generation === 0 || this.clock.idle() - this.#idle >= PAUSE;
  }

  #isStale(path: string, text: string): boolean {
    if (this.#isAfterPause()) return true;
    const { clock } = this;
    if (this.#linted.has(path) && !(this.#sameTurn && path === this.#last.path && text !== this.#last.text)) return true;
    return clock.now() - this.#began >= SHARE * this.#spent;
  }

  /** Runs `again`, which goes over what is known to see whether it still holds, and counts its time. */
  spend<T>(again: () => T): T {
    if (this.#spending) return again();
    this.#spending = true;
    const result = this.#timed(again, 1);
    this.#spending = false;
    return result;
  }

  /** Runs `first`, which finds out what was not known, maybe in the midst of `spend`: that time would be needed anyway. */
  learn<T>(first: () => T): T {
    if (!this.#spending) return first();
    this.#spending = false;
    const result = this.#timed(first, -1);
    this.#spending = true;
    return result;
  }

  #timed<T>(run: () => T, sign: 1 | -1): T {
    const start = this.clock.now();
    const result = run();
    this.#spent += sign * (this.clock.now() - start);
    return result;
  }
}
