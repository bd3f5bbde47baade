/** `context-boundary map`: a page of all stores of a project. */
import { basename, relative, resolve } from 'node:path';
import { gatherStores } from '../explain/gather.js';
import { pageOf } from '../explain/page.js';
import type { MapArguments } from './arguments.js';
import { withRelativePaths } from './explain.js';
import { filesToLint } from './files.js';
import { tell, writeOutput } from './output.js';
import { readSettingsFile } from './settings-file.js';

export function map({ files, json, output, settings }: MapArguments): number {
  const cwd = process.cwd();
  const { stores, left } = gatherStores(filesToLint(files, cwd), settings === undefined ? undefined : readSettingsFile(resolve(cwd, settings)));
  const shown = withRelativePaths(stores, cwd);
  const text = json ? `${JSON.stringify(shown, undefined, 2)}\n` : pageOf(shown, basename(cwd));
  for (const { path, why } of left) tell(`${relative(cwd, path)} is left out: ${why}.`);
  if (json && output === undefined) {
    process.stdout.write(text);
    return 0;
  }
  const file = output ?? 'context-boundary.html';
  writeOutput(file, text, cwd);
  process.stdout.write(`${stores.length} ${stores.length === 1 ? 'store' : 'stores'}: ${file}\n`);
  return 0;
}
