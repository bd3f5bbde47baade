/** The language server of VS Code's ESLint extension, which other editors run, too; and that of Oxlint. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits, editsOf, LanguageClient } from './lsp.js';
import { createProject, packInto, QUICK, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';

const tenant = (body: string): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const tenant = new AsyncLocalStorage();\nexport function setTenant(id) {${body}}\n`;
const guard = "import { setTenant } from './tenant.js';\nexport async function guard(find) {\n  setTenant(await find());\n}\n";
const direct = `import { AsyncLocalStorage } from 'node:async_hooks';
const user = new AsyncLocalStorage();
async function requireUser(find) {
  const found = await find();
  user.enterWith(found);
}
async function main(find) {
  await requireUser(find);
  return user.getStore();
}
main(async () => 1);
`;

const eslintSettings = (folder: string): object => ({
  validate: 'on', packageManager: 'npm', useESLintClass: true, experimental: {}, run: 'onType', quiet: false, onIgnoredFiles: 'off', options: {}, rulesCustomizations: [],
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } }, codeActionOnSave: { mode: 'all', enable: false },
  format: false, problems: { shortenToSingleLine: false }, nodePath: null, workingDirectory: { mode: 'location' }, workspaceFolder: { uri: pathToFileURL(folder).href, name: 'project' },
});

describe.skipIf(!hasNpm)(`in an editor${NEEDS_NPM}`, { timeout: 120_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-editor-'));
  let project: Project;
  let client: LanguageClient;
  beforeAll(async () => {
    project = createProject({
      'package.json': '{ "private": true, "type": "module" }',
      'eslint.config.js': "import contextBoundary from 'eslint-plugin-context-boundary';\nexport default [contextBoundary.configs.recommended];\n",
      'tenant.js': tenant(''), 'guard.js': guard, 'direct.js': direct,
    });
    const ran = await project.npm('install', ...QUICK, 'eslint@10', await packInto(made), 'vscode-langservers-extracted@4.10.0');
    expect(ran.code, ran.err).toBe(0);
    client = new LanguageClient(project.folder, process.execPath, [join(project.folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'), '--stdio'], eslintSettings(project.folder));
    await client.initialize();
  });
  afterAll(() => {
    client.stop();
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  it('shows a report where it stands', async () => {
    client.open('direct.js', direct, 'javascript');
    const [report, ...others] = await client.diagnostics('direct.js');
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      code: 'context-boundary/no-lost-write', source: 'eslint', range: { start: { line: 4, character: 2 }, end: { line: 4, character: 23 } },
      message: "`user.enterWith()` runs after the `await` on line 4, so it does not propagate back to the caller of `requireUser`: `user.getStore` (line 9) still reads the old value. Return `found` and pass it on, or run the caller's work inside `user.run(found, …)`.",
    });
  });

  it('offers the repair, which leaves no report, and the documentation', async () => {
    const [report] = await client.diagnostics('direct.js');
    const actions = await client.actions('direct.js', report!);
    expect(actions.map(({ title }) => title)).toEqual(expect.arrayContaining([
      'Take the write out of `requireUser`, and run what follows each call of it inside `user.run(found, …)` (context-boundary/no-lost-write)',
      'Disable context-boundary/no-lost-write for this line', 'Show documentation for context-boundary/no-lost-write',
    ]));
    const repair = actions.find(({ title }) => title.startsWith('Take the write out'))!;
    await client.request('workspace/executeCommand', { command: repair.command!.command, arguments: repair.command!.arguments });
    const text = applyEdits(direct, editsOf(client.applied.at(-1)!));
    expect(text).toContain('user.run(');
    client.change('direct.js', text);
    expect(await client.diagnostics('direct.js')).toEqual([]);

    const documentation = actions.find(({ title }) => title.startsWith('Show documentation'))!;
    await client.request('workspace/executeCommand', { command: documentation.command!.command, arguments: documentation.command!.arguments });
    const { params } = client.asked.find(({ method }) => method === 'eslint/openDoc')! as { params: { url: string } };
    expect(params.url).toMatch(/node_modules\/eslint-plugin-context-boundary\/docs\/rules\/no-lost-write\.md$/);
    expect(existsSync(fileURLToPath(params.url))).toBe(true);
  });

  it('looks at the text as it is in the editor, saved or not', async () => {
    client.change('direct.js', direct);
    expect(await client.diagnostics('direct.js')).toHaveLength(1);
    client.change('direct.js', direct.replace('await find()', 'find()'));
    expect(await client.diagnostics('direct.js')).toEqual([]);
  });

  it('sees a change in another file at the next edit', async () => {
    client.open('guard.js', guard, 'javascript');
    expect(await client.diagnostics('guard.js')).toEqual([]);
    project.write({ 'tenant.js': tenant(' tenant.enterWith(id); ') });
    client.change('guard.js', `${guard}\n`);
    expect((await client.diagnostics('guard.js')).map(({ code, range }) => [code, range.start.line])).toEqual([['context-boundary/no-lost-write', 2]]);
    project.write({ 'tenant.js': tenant('') });
    client.change('guard.js', guard);
    expect(await client.diagnostics('guard.js')).toEqual([]);
  });
});
