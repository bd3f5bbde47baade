/** The settings of a project, where no ESLint configuration holds them. */
import { readFileSync } from 'node:fs';
import { settingsProblem } from '../settings.js';
import { Failure, inWords } from './failure.js';

/** @throws Failure when it is no JSON, or says what settings cannot say */
export function readSettingsFile(file: string): object {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(error instanceof SyntaxError ? `The settings in ${file} are no JSON: ${error.message.replace(/\s+/g, ' ')}.` : `The settings in ${file} cannot be read: ${inWords(error)}.`);
  }
  const problem = settingsProblem(read);
  if (problem !== undefined) throw new Failure(`${file}: ${problem}`);
  return read as object;
}
