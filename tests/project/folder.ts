/** A project in a temporary folder, for tests that need files on a disk. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openProject, type Project, type ProjectOptions } from '../../src/project/index.js';
import type { Outline } from '../../src/outline/outline.js';

/** The outline that stands for the linted file. */
export const OWN: Outline = { file: 'own', functions: [], variables: [], calls: [], classes: [], assignments: [], exports: [], directives: [] };

export class Folder {
  /** Absolute, forward slashes. */
  readonly root: string;

  /** @param files path to text; a `package.json` marks the root unless `files` has one, or says that there is none */
  constructor(files: Readonly<Record<string, string | undefined>>) {
    this.root = realpathSync.native(mkdtempSync(join(tmpdir(), 'project-'))).replaceAll('\\', '/');
    onTestFinished(() => { rmSync(this.root, { recursive: true, force: true }); });
    for (const [path, text] of Object.entries({ 'package.json': '{}', ...files })) if (text !== undefined) this.write(path, text);
  }

  path(path: string): string {
    return `${this.root}/${path}`;
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  remove(path: string): void {
    rmSync(this.path(path), { recursive: true });
  }

  /** Makes `path` a link to `target`, which is written as it is. */
  link(path: string, target: string, kind: 'dir' | 'file' = 'dir'): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    symlinkSync(target, this.path(path), kind);
  }

  /** As if the file had been left alone for a long time. */
  age(path: string): void {
    utimesSync(this.path(path), 1_000_000, 1_000_000);
  }
}

/** A clock that stands still until it is told otherwise. */
export class TestClock {
  time = 0;
  waited = 0;
  now = (): number => this.time;
  idle = (): number => this.waited;
}

export interface Opened {
  readonly folder: Folder;
  readonly project: Project;
  readonly clock: TestClock;
  /** Begins to lint the file, by default with its text as given at the start. */
  lint(path: string, text?: string): void;
  reaches(path: string): boolean;
  /** Path of what is imported, inside the folder; or the reason why it is not followed. */
  resolve(specifier: string, from: string): string;
}

/** A project whose files matter when they hold the word `store`. */
export function open(files: Readonly<Record<string, string | undefined>>, options: Partial<ProjectOptions> = {}): Opened {
  const folder = new Folder(files);
  const clock = new TestClock();
  const project = openProject({ matters: (text) => text.includes('store'), clock, ...options });
  return {
    folder, project, clock,
    lint: (path, text = files[path] ?? '') => { project.begin({ path: folder.path(path), text, outline: () => OWN }); },
    reaches: (path) => project.reaches(folder.path(path)),
    resolve(specifier, from) {
      const found = project.resolve(specifier, folder.path(from));
      return 'unknown' in found ? `(${found.unknown})` : found.path.replace(`${folder.root}/`, '');
    },
  };
}
