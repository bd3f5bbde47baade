/** The demonstration as `npm run demo` runs it, on the plugin as it is built. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function demo(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/trace/demo.mjs', ...files.map((file) => `tests/trace/typescript/${file}`)], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  return { status, stdout, findings: stdout.split('What the plugin says of it\n').slice(1).map((part) => part.split('\nThe trace')[0]!) };
}

describe('the demonstration', () => {
  it('shows the write, the boundary and the reader in the broken trace, and nothing in the mended one', () => {
    const { status, findings } = demo();
    expect(status).toBe(0);
    expect(findings[0]).toMatch(/broken\.ts:23:3 {2}context-boundary\/no-lost-write\n\s+`currentUser\.enterWith\(\)` [^]*`await` on\s+line 21[^]*`hasPermission`\s+\(line 31\)/);
    expect(findings[1]).toBe('--------------------------\n  nothing\n');
  });

  it('shows the same in Python, beside it', () => {
    const { findings, stdout } = demo();
    expect(findings).toHaveLength(4);
    expect(findings[2]).toMatch(/broken\.py:37:5 {2}context-boundary\/no-lost-write\n\s+`current_user\.set\(\)` [^]*\(`Depends`, line 42\)[^]*`has_permission` \(line 43\)/);
    expect(findings[2]).toMatch(/broken\.py:43:61 {2}context-boundary\/no-ambient-argument\n[^]*Suggestion: Pass `user`/);
    expect(findings[3]).toBe('--------------------------\n  nothing\n');
    expect(stdout).toMatch(/current_user\.set\(user\)\n +\^{22} the write\n/);
    expect(stdout).toMatch(/Depends\(require_auth\)\):\n +\^{7} the boundary\n/);
  });

  it('marks all three in the code', () => {
    const [code] = demo().stdout.split('What the plugin says of it');
    expect(code).toMatch(/await verifyToken\(request\);\n +\^{5} the boundary\n/);
    expect(code).toMatch(/currentUser\.enterWith\(user\);\n +\^{27} the write\n/);
    expect(code).toMatch(/if \(!hasPermission.*\n(?: +\^+ [\w/-]+\n)* +\^{13} the reader\n/);
  });

  it('fits a plain terminal', () => {
    const { stdout } = demo();
    expect(stdout).not.toMatch(/\x1b/);
    // The note's own lines are as long as they are.
    expect(Math.max(...stdout.split('\n').filter((line) => !/^ *\d+ {2}/.test(line)).map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('fails when the broken one has no such finding', () => {
    expect(demo('note/mended.ts', 'note/mended.ts').status).toBe(1);
    expect(demo('nest/guard-broken.ts', 'note/mended.ts').status).toBe(1);
  });

  it('fails when the mended one has a finding', () => {
    expect(demo('note/broken.ts', 'express/broken.ts').status).toBe(1);
  });
});
