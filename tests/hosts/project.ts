/** A project in a folder of its own, and the commands that a user would run in it. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, absolute, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  /** The exit code of the process. */
  readonly code: number;
  /** What it printed. */
  readonly out: string;
  /** What it printed as errors and warnings. */
  readonly err: string;
}

/** One file's entry in the report of ESLint's `json` format, as far as the tests look at it. */
export interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly messageId?: string; readonly message: string; readonly line: number }[];
}

export interface Project {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Writes files, by their path in the project. */
  write(files: Readonly<Record<string, string>>): void;
  /** Runs npm. */
  npm(...args: readonly string[]): Promise<Ran>;
  /** Runs a JavaScript file on Node with `environment` added to the variables of this process. */
  node(file: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>;
  /** Runs any program, with `environment` added to the variables of this process. */
  run(command: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>;
  /** Deletes the folder. */
  remove(): void;
}

/** Makes a project that has `files` in it. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = mkdtempSync(join(tmpdir(), 'context-boundary-'));
  const project: Project = {
    folder,
    write(more) {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    npm: (...args) => run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, folder),
    node: (file, args, environment) => run(process.execPath, [file, ...args], folder, environment),
    run: (command, args, environment) => run(command, args, folder, environment),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write(files);
  return project;
}

/** What makes an installation quick and changes nothing in what is installed; a registry that stumbles is asked again at once. */
export const QUICK = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-package-lock', '--ignore-scripts', '--prefer-offline', '--fetch-retry-mintimeout=1000'];

/**
 * Packs the built package into `folder` and gives the path of the tarball. Without its scripts: `npm test` has built already, and
 * other tests are reading what it built.
 */
export async function packInto(folder: string): Promise<string> {
  const packed = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['pack', root, '--ignore-scripts', '--silent', '--pack-destination', folder], folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack: ${packed.out}${packed.err}`);
  return join(folder, tarball);
}

/** A command of the docs with the packed package in place of the published one. */
export function withTarball(command: string, tarball: string): string {
  return /^npm install|--package /.test(command) ? command.replace(/\beslint-plugin-context-boundary\b(?![\w/-])/, tarball) : command;
}

/** Reads what `--format json` printed. Throws with all that was printed when ESLint did not come to an end (exit code 2). */
export function reportsOf(ran: Ran): FileReport[] {
  if (ran.code > 1) throw new Error(`ESLint ended with ${ran.code}:\n${ran.out}${ran.err}`);
  return JSON.parse(ran.out) as FileReport[];
}

function run(command: string, args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    // What is kept for the next time would stay in the home of whoever runs the tests.
    const env = { ...process.env, XDG_CACHE_HOME: '', ...environment };
    execFile(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err });
    });
  });
}
