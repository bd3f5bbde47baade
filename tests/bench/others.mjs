/** Installs what we are compared with, beside the ESLint of this repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = ['eslint-plugin-import-x', 'eslint-import-resolver-typescript', 'eslint-plugin-react-hooks', 'oxlint'];
const BESIDE = ['eslint', '@typescript-eslint/parser', 'typescript'];
const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param wanted a folder that is kept; what is installed there already is taken as it is. Default: a temporary one */
export async function installOthers(wanted) {
  const folder = wanted === undefined ? mkdtempSync(join(tmpdir(), 'context-boundary-others-')) : resolve(wanted);
  if (!PACKAGES.every((name) => existsSync(join(folder, 'node_modules', name)))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const beside = BESIDE.map((name) => `${name}@${versionOf(root, name)}`);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-update-notifier', ...beside, ...PACKAGES], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return {
    folder,
    versions: [...BESIDE.map((name) => `${name} ${versionOf(root, name)}`), ...PACKAGES.map((name) => `${name} ${versionOf(folder, name)}`)],
    remove() { if (wanted === undefined) rmSync(folder, { recursive: true, force: true }); },
  };
}

function versionOf(folder, name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}
