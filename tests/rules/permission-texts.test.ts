/** Whether a file matters to the rules about permissions is told from texts: its own, and those of the files that it leads to. */
import { expect, it } from 'vitest';
import { mayKeep } from '../../src/permission/index.js';

it.each([
  ['let currentUser;', true],
  ['export let tenantId: string | undefined;\n', true],
  ['import a from "a";\nvar page = 1,\n  currentAccount;\n', true],
  ['const currentUser = null;\n', false],
  ['let page = 1;\n', false],
  ['export function f() {\n  let user;\n}\n', false],
  ['outlet currentUser', false],
])('a module keeps somebody in a variable of its own: %j', (text, expected) => {
  expect(mayKeep(text)).toBe(expected);
});
