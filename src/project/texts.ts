/** Texts of files, as they are on the disk. While one file is linted several ask for each, and it is read once. */
import type { Stats } from 'node:fs';
import { readText, statOf } from './read.js';
import type { Limits } from './reasons.js';

export class Texts {
  readonly #held = new Map<string, string>();
  #size = 0;

  constructor(readonly limits: Pick<Limits, 'fileSize' | 'keptSource'>) {}

  /** The text, as it was when it was read first. */
  of(path: string): ReturnType<typeof readText> {
    const text = this.#held.get(path);
    return text === undefined ? this.read(path, statOf(path)) : { text };
  }

  /** @param stats of that file, as they are now */
  read(path: string, stats: Stats | undefined): ReturnType<typeof readText> {
    const read = readText(path, stats, this.limits.fileSize);
    if ('text' in read) this.hold(path, read.text);
    return read;
  }

  /** The text of that file is known to be this one. */
  hold(path: string, text: string): void {
    if (this.#held.has(path) || this.#size + text.length > this.limits.keptSource) return;
    this.#held.set(path, text);
    this.#size += text.length;
  }

  /** What is on the disk may be another text by now. */
  forget(): void {
    this.#held.clear();
    this.#size = 0;
  }
}
