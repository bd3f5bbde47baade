/** The rules in Oxlint, as docs/oxlint.md says, on TypeScript with no `typescript` at hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { readPage } from '../docs/examples.js';
import { applyEdits, editsOf, LanguageClient } from './lsp.js';
import { createProject, packInto, QUICK, root, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, brokenScript, mendedGuard, tenantStore } from './sources.js';

const shown = (file: string): string => readPage(readFileSync(join(root, 'docs/oxlint.md'), 'utf8')).examples.find(({ attributes }) => attributes['file'] === file)!.code;

it.each([['.oxlintrc.json', plugin.configs.recommended], ['strict', plugin.configs.strict]])('the block in the docs says what the preset says: %s', (file, { rules }) => {
  const block = (JSON.parse(shown(file)) as { rules: Record<string, unknown> }).rules;
  expect(Object.fromEntries(Object.entries(block).map(([name, entry]) => [name, [entry].flat()]))).toEqual(rules);
});

describe.skipIf(!hasNpm)(`in Oxlint${NEEDS_NPM}`, { timeout: 120_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-oxlint-'));
  let project: Project;
  beforeAll(async () => {
    project = createProject({ 'package.json': '{ "private": true, "type": "module" }', '.oxlintrc.json': shown('.oxlintrc.json'), 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'src/app.js': brokenScript });
    const ran = await project.npm('install', '--save-dev', ...QUICK, 'oxlint@1', await packInto(made));
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => {
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  async function reports(): Promise<string[]> {
    const ran = await project.run('npx', ['oxlint', '--format', 'json', 'src']);
    const { diagnostics } = JSON.parse(ran.out) as { diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[] };
    return diagnostics.map(({ code, filename, labels }) => `${filename}:${labels[0]!.span.line} ${code}`).filter((line) => line.includes('context-boundary')).sort();
  }

  it('reports on TypeScript and JavaScript, over files', async () => {
    expect(await reports()).toEqual(['src/app.js:7 context-boundary(no-lost-write)', 'src/guard.ts:5 context-boundary(no-lost-write)']);
    project.write({ 'src/guard.ts': mendedGuard });
    expect(await reports()).toEqual(['src/app.js:7 context-boundary(no-lost-write)']);
  });

  it('offers suggestions in its language server', async () => {
    const client = new LanguageClient(project.folder, join(project.folder, 'node_modules/.bin/oxlint'), ['--lsp'], { run: 'onType' });
    try {
      await client.initialize();
      const text = brokenScript.replace("app.get('/sessions/:id', async (request) => {", 'async function main(request) {').replace('});\n', '}\nmain();\n').replace('export ', '');
      client.open('src/app.js', text, 'javascript');
      const found = (await client.published('src/app.js')).filter(({ message }) => message.includes('enterWith'));
      expect(found.map(({ range }) => range.start)).toEqual([{ line: 6, character: 2 }]);
      const action = (await client.actions('src/app.js', found[0]!)).find(({ title }) => title.startsWith('Take the write out'))!;
      expect(action.title).toBe('Take the write out of `requireAuth`, and run what follows each call of it inside `currentUser.run(user, …)`');
      expect(applyEdits(text, editsOf(action.edit!))).toContain('currentUser.run(');
    } finally {
      client.stop();
    }
  });
});
