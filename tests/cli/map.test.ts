/** `context-boundary map`: the page and its data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, type Project } from '../hosts/project.js';
import { brokenGuard, tenantStore } from '../hosts/sources.js';
import { runIn } from './run.js';

const projects: Project[] = [];
afterAll(() => { for (const project of projects) project.remove(); });

function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = createProject(files);
  projects.push(project);
  return project;
}

describe('map', () => {
  it('writes one page, with what is lost said in words and not by colour alone, and nothing to load', async () => {
    const project = projectOf({ 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'src/<b>.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nconst a = new AsyncLocalStorage();\nexport const f = () => a.run(1, () => a.getStore());\n" });
    const ran = await runIn(project.folder, ['map']);
    expect([ran.code, ran.out, ran.err]).toEqual([0, '2 stores: context-boundary.html\n', '']);
    const page = readFileSync(join(project.folder, 'context-boundary.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<nav aria-label="Stores with lost writes"><ul>\n<li><a href="#store-1" class="lost">tenant (lost write)</a></li>\n</ul></nav>\n<nav aria-label="Other stores">');
    expect([...page.matchAll(/<a href="#([\w-]+)"/g)].every(([, id]) => page.includes(` id="${id}"`))).toBe(true);
    expect(page).toContain('<strong>Lost:</strong> <code>tenant.enterWith</code> in <code>setTenant</code> <code>src/tenant.ts:6</code>');
    expect(page).toContain('<b>Read</b> <code>src/guard.ts:10</code> <code>tenant.getStore</code> in <code>main</code>: does not see it');
    expect(page).toContain('<b>Read</b> <code>src/&lt;b&gt;.js:3</code> <code>a.getStore</code> in <code>a function</code>: sees it');
    expect(page).not.toMatch(/<script|<link|<img|https?:|<b>\.js/);
    expect(page.match(/<(section|svg|li|ul|ol|p|code)\b/g)!.length).toBe(page.match(/<\/(section|svg|li|ul|ol|p|code)>/g)!.length);
  });

  it('says of what it does not know that it does not', async () => {
    const project = projectOf({ 'a.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nconst user = new AsyncLocalStorage();\nexport function enter(next) {\n  user.enterWith(1);\n  next();\n}\nexport const who = () => user.getStore();\n" });
    await runIn(project.folder, ['map']);
    const page = readFileSync(join(project.folder, 'context-boundary.html'), 'utf8');
    expect(page).toContain('<b>Unknown</b> <code>a.js:5</code> <code>next</code> cannot be seen, and may look it up');
    expect(page).toContain('<b>Read</b> <code>a.js:7</code> <code>user.getStore</code> in <code>who</code>: not known');
  });

  it('has the same as data', async () => {
    const { out } = await runIn(projectOf({ 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard }).folder, ['map', '--json', 'src']);
    expect(JSON.parse(out)).toMatchObject([{ name: 'tenant', at: { path: 'src/tenant.ts', line: 3 }, writes: [{ path: 'src/tenant.ts', line: 6, isLost: true, boundaries: [{ path: 'src/guard.ts', line: 4 }] }], reads: [{ path: 'src/guard.ts', line: 10 }] }]);
  });

  it('has a page for a project without stores, too', async () => {
    const project = projectOf({ 'a.js': 'export {};\n' });
    expect((await runIn(project.folder, ['map', '--output', 'out.html'])).out).toBe('0 stores: out.html\n');
    expect(readFileSync(join(project.folder, 'out.html'), 'utf8')).toContain('0 context stores, 0 writes, 0 look-ups. No lost write is known.');
  });
});
