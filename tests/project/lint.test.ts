/** Which files the rules take for part of a project, and what a run over several files says. */
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { Folder } from './folder.js';

const TENANT = `
import { AsyncLocalStorage } from 'node:async_hooks';
const currentTenant = new AsyncLocalStorage();
export const setTenant = (tenant) => { currentTenant.enterWith(tenant); };
`;
const guardOf = (specifier: string): string => `
import { setTenant } from '${specifier}';
export async function guard(find) {
  const tenant = await find();
  setTenant(tenant);
}
`;

/** What is reported, as line and messageId, in a file of this name. */
function lint(root: string, filename: string, text: string, { settings = {}, ...config }: Linter.Config = {}): readonly string[] {
  const linter = new Linter({ cwd: root });
  const messages = linter.verify(text, [{ ...plugin.configs.recommended, files: ['**/*'], languageOptions: { parser }, settings: { 'context-boundary': settings }, ...config }, { files: ['**/*.{ts,js,vue,md}'] }], { filename });
  return messages.map(({ line, messageId, message }) => `${line} ${messageId ?? message}`);
}

it('follows from a file on the disk, and from one that is not saved yet', () => {
  const { root } = new Folder({ 'tenant.ts': TENANT });
  expect(lint(root, `${root}/guard.ts`, guardOf('./tenant'))).toEqual(['5 lost']);
});

it('sees what the imported file is when the importing one is linted again', () => {
  const folder = new Folder({ 'tenant.ts': 'export const setTenant = () => {};', 'guard.ts': guardOf('./tenant') });
  const settings = {};
  const again = (): readonly string[] => lint(folder.root, folder.path('guard.ts'), guardOf('./tenant'), { settings });
  expect(again()).toEqual([]);
  folder.write('tenant.ts', TENANT);
  expect(again()).toEqual(['5 lost']);
});

it('takes a file for itself when it is linted under the path of a link to it', () => {
  const folder = new Folder({ 'src/tenant.ts': `import './guard'; ${TENANT}`, 'src/guard.ts': guardOf('./tenant') });
  folder.link('linked', folder.path('src'));
  expect(lint(folder.root, folder.path('linked/guard.ts'), guardOf('./tenant'))).toEqual(['5 lost']);
});

it('does not follow from text without a path, nor from a component of another language', () => {
  const { root } = new Folder({ 'tenant.ts': TENANT });
  expect(lint(root, 'guard.ts', guardOf(`${root}/tenant.ts`))).toEqual([]);
  expect(lint(root, `${root}/guard.vue`, guardOf('./tenant'))).toEqual([]);
});

it('does not follow from a piece of another file', () => {
  const { root } = new Folder({ 'tenant.ts': TENANT });
  const processor: Linter.Processor = { preprocess: (text) => [{ text, filename: '0.js' }], postprocess: (messages) => messages.flat() };
  expect(lint(root, `${root}/guard.md`, guardOf('./tenant'), { processor })).toEqual([]);
});

it('follows into a package of node_modules only when the settings name it', () => {
  const { root } = new Folder({ 'node_modules/@acme/context/package.json': '{ "main": "index.js" }', 'node_modules/@acme/context/index.js': TENANT });
  const found = (settings: Linter.Config['settings']): readonly string[] => lint(root, `${root}/guard.js`, guardOf('@acme/context'), { settings: settings ?? {} });
  expect(found({})).toEqual([]);
  expect(found({ follow: ['@acme/other'] })).toEqual([]);
  expect(found({ follow: ['@acme/context'] })).toEqual(['5 lost']);
});
