/** What the command does when nobody has thought of what happens. */
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/command.js';

describe('a defect', () => {
  it('is told with its place, and ends with 2', async () => {
    let told = '';
    const cwd = vi.spyOn(process, 'cwd').mockImplementation(() => { throw new Error('no folder'); });
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text);
      return true;
    });
    try {
      expect(await run(['map'])).toBe(2);
    } finally {
      cwd.mockRestore();
      write.mockRestore();
    }
    expect(told).toMatch(/^context-boundary: This should not have happened: Error: no folder\n +at .*command\.test\.ts/);
  });
});
