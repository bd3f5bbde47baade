/** ESLint itself is not ours to bring: it is looked for beside this package, and then in the user's project. */
import type * as Eslint from 'eslint';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from './failure.js';

const NEEDED = 'context-boundary runs on ESLint 8.57, 9 or 10';

export interface Found {
  /** The class of flat configurations. */
  readonly ESLint: typeof Eslint.ESLint;
  readonly version: string;
  /** Whether it takes languages beside JavaScript (9.8 and later). */
  readonly hasLanguages: boolean;
}

/**
 * @param own a file of this package
 * @throws Failure when there is none, or one that is too old
 */
export async function findEslint(cwd: string, own = import.meta.url): Promise<Found> {
  const module = load(createRequire(own)) ?? load(createRequire(join(cwd, 'package.json')));
  if (module === undefined) {
    throw new Failure(`${NEEDED}, and finds none. Install it beside: npm install --save-dev eslint. In .pre-commit-config.yaml: additional_dependencies: ['eslint@10'].`);
  }
  const version = module.ESLint.version;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 8 || (major === 8 && minor < 57)) throw new Failure(`${NEEDED}, and finds ${version}.`);
  // ESLint 8 has two classes, and has to be asked for this one.
  const loadFlat = module.loadESLint as (options: { readonly useFlatConfig: boolean }) => Promise<typeof Eslint.ESLint>;
  return { ESLint: await loadFlat({ useFlatConfig: true }), version, hasLanguages: major > 9 || (major === 9 && minor >= 8) };
}

function load(require: NodeJS.Require): typeof Eslint | undefined {
  try {
    return require('eslint') as typeof Eslint;
  } catch (error) {
    // One that is there and broken is something else than none.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw new Failure(`ESLint cannot be loaded: ${(error as Error).message}`);
  }
}
