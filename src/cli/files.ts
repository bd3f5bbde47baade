/** Which files are looked at: those that are named, and in folders those that git knows and does not ignore. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync, type Stats } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Failure, inWords } from './failure.js';
import { tell } from './output.js';

/** Endings of what can be linted. */
export const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
export const PYTHON = /\.pyi?$/;

/** Folders that are not gone into where git does not say what is the project's own. */
const SKIPPED = /^(?:node_modules|bower_components|\.git|\.hg|\.svn|dist|build|out|coverage|vendor|\.next|\.nuxt|\.output|\.svelte-kit|\.turbo|\.nx|\.cache|\.venv|venv|\.tox|\.nox|site-packages|__pycache__|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.eggs)$/;

/**
 * Absolute paths of all files that can be linted, each once. What is found in a folder and cannot be read is left out, and told.
 *
 * @param named files and folders as the user wrote them; none means `cwd`
 * @throws Failure for what does not exist, or is named and cannot be read
 */
export function filesToLint(named: readonly string[], cwd: string): readonly string[] {
  const found = new Set<string>();
  for (const name of named.length === 0 ? ['.'] : named) {
    const path = resolve(cwd, name);
    const stats = statsOf(path, name);
    const leftOut = (one: string, error: unknown): void => {
      if (one === path) throw new Failure(`${name} cannot be read: ${inWords(error)}.`);
      tell(`${relative(cwd, one)} is left out: it cannot be read (${inWords(error)}).`);
    };
    for (const file of stats.isDirectory() ? filesIn(path, leftOut) : [path]) if (canLint(file) && canRead(file, leftOut)) found.add(file);
  }
  return [...found];
}

function statsOf(path: string, name: string): Stats {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined) return stats;
  } catch (error) {
    throw new Failure(`${name} cannot be read: ${inWords(error)}.`);
  }
  throw new Failure(`There is no ${name}.`);
}

type LeftOut = (path: string, error: unknown) => void;

function canRead(path: string, leftOut: LeftOut): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch (error) {
    leftOut(path, error);
    return false;
  }
}

function canLint(path: string): boolean {
  return (SCRIPT.test(path) && !/\.d\.[cm]?ts$|\.min\.js$/.test(path)) || PYTHON.test(path);
}

function filesIn(folder: string, leftOut: LeftOut): readonly string[] {
  return knownToGit(folder) ?? walk(folder, leftOut);
}

function knownToGit(folder: string): readonly string[] | undefined {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 29 });
    // What is checked in is not always the project's own, and what was deleted is still in the index.
    return listed.split('\0').filter((path) => path !== '' && !/(?:^|\/)(?:node_modules|site-packages)\//.test(path)).map((path) => join(folder, path))
      .filter((path) => canLint(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  } catch {
    return undefined;
  }
}

function walk(folder: string, leftOut: LeftOut): string[] {
  const found: string[] = [];
  if (!canRead(folder, leftOut)) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) found.push(...walk(path, leftOut));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
