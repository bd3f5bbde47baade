/** What a user installs: every package of it is on the page, with its licence, and none runs anything when it is installed. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(path, new URL('../../', import.meta.url)), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };

/** All that comes with the package, by its place in `node_modules`. */
function installed(): Map<string, Locked> {
  const found = new Map<string, Locked>();
  const add = (name: string, from: string): void => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      const locked = packages[place];
      if (locked !== undefined && !found.has(place)) {
        found.set(place, locked);
        for (const one of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) add(one, place);
      }
      if (locked !== undefined || at === '') return;
    }
  };
  for (const name of Object.keys(packages['']!.dependencies ?? {})) add(name, '');
  return found;
}

it('none has an install script', () => {
  expect(installed().size).toBeGreaterThan(10);
  expect([...installed()].filter(([, locked]) => locked.hasInstallScript === true).map(([place]) => place)).toEqual([]);
});

it('each is on the page with its licence, beside the native parts, which are MIT', () => {
  const all = [...installed()].map(([place, { license = '', optional }]) => ({ name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length), license, optional: optional === true }));
  const rows = [...read('docs/trust.md').split('## Dependencies')[1]!.matchAll(/^\| `([^`]+)` \| ([\w.-]+) \| .+ \|$/gm)].map(([, name, license]) => `${name} ${license}`);
  expect([...new Set(rows)].sort()).toEqual([...new Set(all.filter(({ optional }) => !optional).map(({ name, license }) => `${name} ${license}`))].sort());
  expect(all.filter(({ optional, license }) => optional && license !== 'MIT')).toEqual([]);
});
