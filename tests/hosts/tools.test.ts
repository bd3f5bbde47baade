/** ESLint's own tools beside its command: the inspector of configurations, and the server for coding agents. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packInto, QUICK, type FileReport, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenScript } from './sources.js';

const config = `import contextBoundary from 'eslint-plugin-context-boundary';
export default [contextBoundary.configs.strict, ...contextBoundary.configs.python, { settings: { 'context-boundary': { edges: ['handleMessage'] } } }];
`;

describe.skipIf(!hasNpm)(`tools of ESLint${NEEDS_NPM}`, { timeout: 180_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-tools-'));
  let project: Project;
  beforeAll(async () => {
    project = createProject({ 'package.json': '{ "private": true, "type": "module" }', 'eslint.config.js': config, 'broken.js': brokenScript });
    const ran = await project.npm('install', '--save-dev', ...QUICK, 'eslint@10', '@eslint/mcp@0.3', '@eslint/config-inspector@3', await packInto(made));
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => {
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  it('the inspector builds its page, with the rules, what they are about and the settings', async () => {
    const ran = await project.run('npx', ['config-inspector', 'build', '--outDir', 'page']);
    expect(ran.code, ran.out + ran.err).toBe(0);
    const folder = join(project.folder, 'page/__rpc-dump');
    const data = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    for (const part of ['context-boundary/no-lost-write', 'disallow writing a context store', 'checkConfined', 'context-boundary/python', 'handleMessage']) expect(data).toContain(part);
  });

  it('the server for agents reports', async () => {
    const server = spawn(process.execPath, [join(project.folder, 'node_modules/@eslint/mcp/src/mcp-cli.js')], { cwd: project.folder, stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
      const send = (message: object): void => { server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`); };
      const answer = async <T>(): Promise<T> => (JSON.parse((await lines.next()).value as string) as { result: T }).result;
      send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 'test', version: '1' } } });
      expect(await answer()).toMatchObject({ serverInfo: { name: 'ESLint' } });
      send({ method: 'notifications/initialized' });
      send({ id: 2, method: 'tools/call', params: { name: 'lint-files', arguments: { filePaths: [join(project.folder, 'broken.js')] } } });
      const { content } = await answer<{ content: { text: string }[] }>();
      const { messages } = JSON.parse(content[1]!.text) as FileReport;
      expect(messages.map(({ ruleId, line }) => `${ruleId}:${line}`)).toEqual(expect.arrayContaining(['context-boundary/no-lost-write:7']));
    } finally {
      server.kill();
    }
  });
});
