/** Whether packages can be installed here. Tests that need some are skipped where they cannot, and say so. */
import { execFileSync } from 'node:child_process';

export const hasNpm = answers('npm', ['view', 'eslint', 'version', '--fetch-retries=0', '--fetch-timeout=20000']);
export const hasPip = answers('python3', ['-m', 'pip', 'index', 'versions', 'pre-commit', '--retries', '0']);

/** Put behind the name of a suite, so that whoever reads that it was skipped reads why. */
export const NEEDS_NPM = hasNpm ? '' : ' (SKIPPED: no npm registry can be reached from here)';
export const NEEDS_PIP = hasPip ? '' : ' (SKIPPED: no Python package index can be reached from here)';

function answers(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(process.platform === 'win32' ? `${command}.cmd` : command, args, { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
