/** The smallest part of a program that the linter and Python still disagree on in the same way. */
import { judgePython, runPython } from './compare.js';

const START = /^(?:async )?def main/;

/** Leaves out one statement of `main` after the other, with all that is written in it, as long as what is said of the rest stays the same. */
export function shrinkPython(text: string, interpreter?: string): string {
  let lines = text.split('\n');
  const wanted = kindsOf(lines, interpreter);
  for (let at = lines.findIndex((line) => line.startsWith('if __name__')) - 1; at > lines.findIndex((line) => START.test(line)); at -= 1) {
    if (lines[at] === undefined || !/^\s+\S/.test(lines[at]!)) continue;
    for (const rest of [without(lines, at), unwrapped(lines, at)]) {
      if (rest === undefined || ![...wanted].every((one) => kindsOf(rest, interpreter).has(one))) continue;
      lines = rest;
      break;
    }
  }
  return lines.join('\n');
}

/** The statement that begins there, and all in it, is left out; `pass` stands for a block that would be empty. */
function without(lines: readonly string[], at: number): string[] {
  const end = endOf(lines, at);
  return [...lines.slice(0, at), `${' '.repeat(depthOf(lines[at]!))}pass`, ...lines.slice(end)];
}

/** What is in the statement stands in its place. */
function unwrapped(lines: readonly string[], at: number): string[] | undefined {
  if (!/^\s+(?:if|else|try|finally|with|async with)\b.*:$/.test(lines[at]!)) return undefined;
  const end = endOf(lines, at);
  return [...lines.slice(0, at), `${' '.repeat(depthOf(lines[at]!))}if True:`, ...lines.slice(at + 1, end), ...lines.slice(end)];
}

function endOf(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && (lines[end]!.trim() === '' || depthOf(lines[end]!) > depthOf(lines[at]!))) end += 1;
  return end;
}

function depthOf(line: string): number {
  return line.search(/\S/);
}

/** Empty for a text that is no program. */
function kindsOf(lines: readonly string[], interpreter: string | undefined): ReadonlySet<string> {
  try {
    const text = lines.join('\n');
    const [run] = runPython([text], interpreter) ?? [];
    return new Set(run === undefined ? [] : judgePython(text, run, interpreter).what.map((one) => one.replace(/^line \d+: /, '')));
  } catch {
    return new Set();
  }
}
