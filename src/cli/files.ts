/** Which files are looked at: those that are named, and in folders those that git knows and does not ignore. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from './failure.js';

/** Endings of what can be linted. */
export const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
export const PYTHON = /\.pyi?$/;

/** Folders that are not gone into where git does not say what is the project's own. */
const SKIPPED = /^(?:node_modules|bower_components|\.git|\.hg|\.svn|dist|build|out|coverage|vendor|\.next|\.nuxt|\.output|\.svelte-kit|\.turbo|\.nx|\.cache|\.venv|venv|\.tox|\.nox|site-packages|__pycache__|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.eggs)$/;

/**
 * Absolute paths of all files that can be linted, each once.
 *
 * @param named files and folders as the user wrote them; none means `cwd`
 * @throws Failure for what does not exist
 */
export function filesToLint(named: readonly string[], cwd: string): readonly string[] {
  const found = new Set<string>();
  for (const name of named.length === 0 ? ['.'] : named) {
    const path = resolve(cwd, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) throw new Failure(`There is no ${name}.`);
    for (const file of stats.isDirectory() ? filesIn(path) : [path]) if (canLint(file)) found.add(file);
  }
  return [...found];
}

function canLint(path: string): boolean {
  return (SCRIPT.test(path) && !/\.d\.[cm]?ts$|\.min\.js$/.test(path)) || PYTHON.test(path);
}

function filesIn(folder: string): readonly string[] {
  return knownToGit(folder) ?? walk(folder);
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

function walk(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) found.push(...walk(path));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
