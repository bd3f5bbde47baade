/** What the plugin costs before it does anything, beside others. docs/performance.md has the figures. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject, root } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';

interface Row { readonly name: string; readonly bytes: number; readonly cpu: number }

describe.skipIf(!hasNpm)(`installed and loaded${NEEDS_NPM}`, { timeout: 240_000 }, () => {
  it('takes less time to load than each of the others, and no more room than is said', async () => {
    const project = createProject({});
    const ran = await project.node(join(root, 'tests/bench/install.mjs'), ['--json', '--rounds', '5']);
    project.remove();
    expect(ran.code, ran.err).toBe(0);
    const [own, ...others] = JSON.parse(ran.out) as [Row, ...Row[]];
    expect(others).toHaveLength(3);
    for (const { name, cpu } of others) expect(own.cpu / cpu, name).toBeLessThan(1);
    for (const { name, bytes } of others) expect(own.bytes / bytes, name).toBeLessThan(2.5);
  });
});
