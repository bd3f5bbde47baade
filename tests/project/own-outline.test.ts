/** The outline of the linted file and the one that others get who import it are one, where both are made of the same text in the same way. */
import { expect, it, vi } from 'vitest';
import { outlineText } from '../../src/project/parse.js';
import type { Outline } from '../../src/outline/outline.js';
import { open, OWN, type Opened } from './folder.js';

const A = 'import "./b";\nexport const a = 1;\n';
const B = 'export const b = 1;\n';

function files(): Opened {
  const opened = open({ 'a.ts': A, 'b.ts': B });
  opened.folder.age('a.ts');
  opened.folder.age('b.ts');
  return opened;
}

/** Begins to lint `b.ts`; gives what makes its outline. */
function lintB({ folder, project }: Opened, text = B, isShared = true) {
  const made = outlineText(text, folder.path('b.ts')) as { readonly outline: Outline };
  const make = vi.fn(() => made.outline);
  project.begin({ path: folder.path('b.ts'), text, outline: make, isShared });
  return make;
}

const imported = ({ folder, project, lint }: Opened): unknown => {
  lint('a.ts');
  return project.outlineOf('./b', folder.path('a.ts'));
};

it('a file that was imported before is not outlined again when it is linted', () => {
  const opened = files();
  const before = imported(opened);
  const make = lintB(opened);
  expect({ outline: opened.project.ownOutline() }).toEqual(before);
  expect(opened.project.ownOutline()).toBe((before as { readonly outline: Outline }).outline);
  expect(make).not.toHaveBeenCalled();
});

it('a file that was linted before is not outlined again when it is imported', () => {
  const opened = files();
  const make = lintB(opened);
  const own = opened.project.ownOutline();
  expect((imported(opened) as { readonly outline: Outline }).outline).toBe(own);
  expect(make).toHaveBeenCalledOnce();
});

it.each([
  ['the text is not yet saved', 'export const b = 2;\n', true],
  ['another parser has read it', B, false],
])('each has its own where %s', (_, text, isShared) => {
  const opened = files();
  const before = imported(opened);
  const make = lintB(opened, text, isShared);
  expect(opened.project.ownOutline()).not.toBe((before as { readonly outline: Outline }).outline);
  expect(make).toHaveBeenCalledOnce();
  expect(imported(opened)).toEqual(before);
});

it('what was made under another name is not kept', () => {
  const opened = files();
  opened.project.begin({ path: opened.folder.path('b.ts'), text: B, outline: () => OWN, isShared: true });
  expect(opened.project.ownOutline()).toBe(OWN);
  expect((imported(opened) as { readonly outline: Outline }).outline.file).toBe(opened.folder.path('b.ts'));
});

it('a file that is not followed has its own', () => {
  const { folder, project } = open({ 'a.ts': A, 'b.ts': B }, { limits: { files: 0 } });
  project.begin({ path: folder.path('a.ts'), text: A, outline: () => OWN, isShared: true });
  expect(project.ownOutline()).toBe(OWN);
});

it('an outline that is no longer kept is not made again while somebody has it', () => {
  const opened = open({ 'a.ts': '', 'b.ts': 'b = 1', 'c.ts': 'c = 1' }, { limits: { keptSource: 6 } });
  for (const name of ['b.ts', 'c.ts']) opened.folder.age(name);
  opened.lint('a.ts');
  const ask = (specifier: string) => (opened.project.outlineOf(specifier, opened.folder.path('a.ts')) as { readonly outline: Outline }).outline;
  const b = ask('./b');
  ask('./c');
  expect(ask('./b')).toBe(b);
  opened.folder.write('b.ts', 'b = 2');
  opened.clock.waited += 1000;
  opened.lint('a.ts');
  expect(ask('./b')).not.toBe(b);
});
