/** Where a command writes beside the standard output. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure, inWords } from './failure.js';

/**
 * Writes a file, and makes its folder where there is none.
 *
 * @throws Failure when it cannot be written
 */
export function writeOutput(file: string, text: string, cwd: string): void {
  try {
    mkdirSync(dirname(resolve(cwd, file)), { recursive: true });
    writeFileSync(resolve(cwd, file), text);
  } catch (error) {
    throw new Failure(`${file} cannot be written: ${inWords(error)}.`);
  }
}

/** What a user should know and need not act on. */
export function tell(sentence: string): void {
  process.stderr.write(`context-boundary: ${sentence}\n`);
}
