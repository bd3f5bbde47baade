/** What the scripts here share: processes that measure themselves, and words for numbers. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs another script of this folder, and gives what it says in its last line. */
export function measure(script, args, options = []) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const said = output(['--max-old-space-size=12000', ...options, path, ...args]).trim();
  const end = said.lastIndexOf('\n');
  return { ...JSON.parse(said.slice(end + 1)), before: said.slice(0, Math.max(end, 0)) };
}

/** A linter that has something to report says so by its exit code. */
function output(args) {
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    if (error.stdout?.includes('{') !== true) throw error;
    return error.stdout;
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** A Markdown table, and a row of one. */
export function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(rowOf).join('\n');
}

export function rowOf(row) {
  return `| ${row.join(' | ')} |`;
}
