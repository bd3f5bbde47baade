/** Runs the command in this process, as a shell would in a folder. What starts a process of its own is in `tests/hosts`. */
import { vi } from 'vitest';
import { run } from '../../src/cli/command.js';
import type { Ran } from '../hosts/project.js';

/** Without what a CI system or a terminal would say of itself, unless `environment` does. */
export async function runIn(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const into = (name: keyof typeof printed) => (text: unknown): boolean => {
    printed[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process, 'cwd').mockReturnValue(folder),
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')), vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ];
  for (const [name, value] of Object.entries({ GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '', NO_COLOR: '1', FORCE_COLOR: '0', XDG_CACHE_HOME: '', ...environment })) vi.stubEnv(name, value);
  try {
    return { code: await run(args), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
