/**
 * Lints the trace, broken and mended, in TypeScript and in Python, with the plugin as it is built, and prints what it says. Two
 * other files can be given as arguments. Exits with 0 when each broken one has a finding that names the write, the boundary and
 * the reader, and each mended one has none; otherwise with 1.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import contextBoundary from 'eslint-plugin-context-boundary';

const WIDTH = 92;
const LABELS = { 'context-boundary/no-ambient-argument': 'ambient' };
const given = process.argv.slice(2);
const pairs = given.length > 0 ? [given] : [[own('typescript/note/broken.ts'), own('typescript/note/mended.ts')], [own('python/broken.py'), own('python/passed.py')]];
const linter = new Linter();

process.exitCode = pairs.map(([broken, mended]) => show(broken, mended)).every((isRight) => isRight) ? 0 : 1;

/** True when the plugin says of both files what it should. */
function show(broken, mended) {
  const wrong = lint(broken);
  title(`The trace: ${wrong.name}`, 'Left out: the comments that are for the tests.');
  printCode(wrong);
  title('What the plugin says of it');
  printFindings(wrong);
  const right = lint(mended);
  title(`The trace, mended: ${right.name}`);
  printCode(right);
  title('What the plugin says of it');
  printFindings(right);
  return wrong.findings.some((finding) => isWhole(finding, wrong.lines)) && right.findings.length === 0;
}

function own(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** The lines of a file and what the recommended preset reports in it. A file that does not parse is a finding as well. */
function lint(file) {
  const text = readFileSync(file, 'utf8');
  const findings = file.endsWith('.py')
    ? linter.verify(text, contextBoundary.configs.python, { filename: 'trace.py' })
    : linter.verify(text, [{ ...contextBoundary.configs.recommended, files: ['**/*.ts'], languageOptions: { parser } }], { filename: 'trace.ts' });
  return { name: relative(process.cwd(), file), lines: text.trimEnd().split('\n'), findings };
}

/** The code without the comments that are for the tests, and a mark under all that the findings report or name. */
function printCode({ lines, findings }) {
  const marks = findings.flatMap((finding) => marksOf(finding, lines));
  for (const [index, line] of lines.entries()) {
    if (/^\s*\/\/ expect/.test(line)) continue;
    print(`${String(index + 1).padStart(4)}  ${line}`);
    for (const { at, column, length, label } of marks) {
      if (at === index + 1) print(`      ${' '.repeat(column)}${'^'.repeat(length)} ${label}`);
    }
  }
}

/** Where a finding stands, and the boundary and the reader that it names; columns from 0. */
function marksOf(finding, lines) {
  const { ruleId, line, column, endLine, endColumn } = finding;
  const length = (endLine === line ? endColumn : lines[line - 1].length + 1) - column;
  const own = { at: line, column: column - 1, length, label: isLostWrite(finding) ? 'the write' : LABELS[ruleId] ?? ruleId?.replace(/^.*\//, '') ?? 'does not parse' };
  const others = isLostWrite(finding) ? namedIn(finding) : [];
  return [own, ...others.map(({ name, at }, i) => ({
    at, column: Math.max(lines[at - 1].indexOf(name), 0), length: name.length, label: i === 0 ? 'the boundary' : 'the reader',
  }))];
}

function isLostWrite({ ruleId }) {
  return ruleId === 'context-boundary/no-lost-write';
}

/** What a message names together with its line, the boundary first: `await` on line 21, `Depends`, line 42, `hasPermission` (line 31). */
function namedIn({ message }) {
  return [...message.matchAll(/`([^`]+)`(?: on | \(|, )line (\d+)/g)].map(([, name, at]) => ({ name, at: Number(at) }));
}

function printFindings({ name, findings }) {
  if (findings.length === 0) print('  nothing');
  for (const [index, { ruleId, line, column, message, suggestions = [] }] of findings.entries()) {
    if (index > 0) print('');
    print(`  ${name}:${line}:${column}  ${ruleId ?? ''}`);
    print(wrapped(message, '    '));
    for (const { desc } of suggestions) print(wrapped(`Suggestion: ${desc}`, '    '));
  }
}

/**
 * A finding is whole when it names what is written, and with their lines a boundary and a reader that really stand there. The
 * reader comes after the write; the boundary does not where a framework calls the function.
 */
function isWhole(finding, lines) {
  const { message, line } = finding;
  const write = /^`([\w.]+)\(/.exec(message)?.[1];
  if (write === undefined || !lines[line - 1].includes(write)) return false;
  const named = namedIn(finding);
  return named.every(({ name, at }) => lines[at - 1].includes(name)) && named.length > 1 && named.at(-1).at > line && (named[0].at <= line || named[0].name === 'Depends');
}

function title(text, remark) {
  print(`\n${text}\n${'-'.repeat(text.length)}`);
  if (remark !== undefined) print(`${remark}\n`);
}

function wrapped(text, indent) {
  const rows = [];
  let row = indent;
  for (const word of text.split(' ')) {
    if (row.length + word.length > WIDTH && row !== indent) {
      rows.push(row.trimEnd());
      row = indent;
    }
    row += `${word} `;
  }
  return [...rows, row.trimEnd()].join('\n');
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
