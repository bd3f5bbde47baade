/** Which files the command looks at, where the system lets nobody read some of them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filesToLint } from '../../src/cli/files.js';
import { Folder } from '../project/folder.js';

const { shut, told } = vi.hoisted(() => ({ shut: new Set<string>(), told: [] as string[] }));

// Who runs the tests may be allowed to read everything.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    accessSync(path: string, mode: number): void {
      if (shut.has(path)) throw Object.assign(new Error(`EACCES: permission denied, access '${path}'`), { code: 'EACCES' });
      fs.accessSync(path, mode);
    },
  };
});
vi.mock('../../src/cli/output.js', () => ({ tell: (sentence: string) => { told.push(sentence); } }));

beforeEach(() => {
  shut.clear();
  told.length = 0;
});

function found(folder: Folder, ...named: readonly string[]): string[] {
  return filesToLint(named, folder.root).map((path) => path.replaceAll('\\', '/').replace(`${folder.root}/`, '')).sort();
}

describe('what cannot be read', () => {
  it('is left out where it lies in a folder, and told', () => {
    const folder = new Folder({ 'open.js': '', 'shut.js': '', 'closed/in.js': '' });
    expect(found(folder)).toEqual(['closed/in.js', 'open.js', 'shut.js']);
    for (const path of ['shut.js', 'closed']) shut.add(folder.path(path));
    expect(found(folder)).toEqual(['open.js']);
    expect(told.sort()).toEqual(['closed is left out: it cannot be read (permission denied).', 'shut.js is left out: it cannot be read (permission denied).']);
  });

  it('is an error where it is named', () => {
    const folder = new Folder({ 'shut.js': '', 'closed/in.js': '' });
    for (const path of ['shut.js', 'closed']) shut.add(folder.path(path));
    expect(() => found(folder, 'shut.js')).toThrow('shut.js cannot be read: permission denied.');
    expect(() => found(folder, 'closed')).toThrow('closed cannot be read: permission denied.');
  });
});

describe('what is looked at', () => {
  it('is what can be linted, and none of what is installed, built or only declared', () => {
    const folder = new Folder({
      'a.ts': '', 'b.pyi': '', 'c.txt': '', 'd.d.ts': '', 'e.min.js': '', 'src/f.mjs': '',
      'node_modules/g/index.js': '', 'dist/h.js': '', '.venv/lib/i.py': '',
    });
    expect(found(folder)).toEqual(['a.ts', 'b.pyi', 'src/f.mjs']);
    // Each once, however it is named.
    expect(found(folder, 'src', 'src/f.mjs', 'c.txt')).toEqual(['src/f.mjs']);
  });
});
