// Draws `docs/picture.svg`: the write, the boundary and the read on the note's code, where the plugin found them.
// With `--check` it writes nothing, and fails when the picture on disk is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readNote } from './note.mjs';

const file = new URL('../picture.svg', import.meta.url);

// All lengths are in pixels of the picture. Each text is set to a fixed width, so marks sit right in any font.
const glyph = 7.6;
const step = 22;
const left = 46;
const top = 62;
const laneGap = 26;

const style = `
    .ground { fill: #ffffff; stroke: #d0d7de }
    text { font: 12.5px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328 }
    .faint { fill: #59636e }
    .caller { stroke: #0969da; fill: none; stroke-width: 3 }
    .copy { stroke: #bc4c00; fill: none; stroke-width: 3 }
    .callerText { fill: #0969da }
    .copyText { fill: #bc4c00 }
    .boundaryBox { fill: #fff1e5; stroke: #bc4c00 }
    .writeBox { fill: #fff1e5 }
    .readBox { fill: #ffebe9 }
    .squiggle { stroke: #cf222e; fill: none; stroke-width: 1.5 }
    .lostText { fill: #cf222e }
    .cross { stroke: #cf222e; stroke-width: 3 }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117; stroke: #3d444d }
      text { fill: #f0f6fc }
      .faint { fill: #9198a1 }
      .caller { stroke: #4493f8 }
      .copy { stroke: #f0883e }
      .callerText { fill: #4493f8 }
      .copyText { fill: #f0883e }
      .boundaryBox { fill: #2f1e0f; stroke: #f0883e }
      .writeBox { fill: #2f1e0f }
      .readBox { fill: #2d1215 }
      .squiggle, .cross { stroke: #ff7b72 }
      .lostText { fill: #ff7b72 }
    }`;

/** The picture of `note` (see `readNote`) as the text of an SVG file. */
export function draw(note) {
  const { lines, boundary, write, end, read } = note;
  const entry = firstLineWith(lines, read.line);
  const codeRight = left + Math.max(...lines.map((line) => line.length)) * glyph;
  const caller = codeRight + 28;
  const copy = caller + laneGap;
  const remarks = copy + laneGap;
  const width = remarks + 300;
  const height = top + lines.length * step + 18;
  const y = (line) => top + (line - 1) * step + step / 2;
  const remark = (line, className, text) => words(remarks, y(line) + 4, text, className);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" role="img" aria-labelledby="title desc">
  <title id="title">A write that its reader never sees</title>
  <desc id="desc">${escaped(`After the await on line ${boundary.line} the function runs in a copy of the context. The write on line ${write.line} goes into the copy, which ends with the function on line ${end.line}. The read on line ${read.line} is in the caller's context and finds the old value.`)}</desc>
  <style>${style}
  </style>
  <rect class="ground" x="0.5" y="0.5" width="${round(width - 1)}" height="${round(height - 1)}" rx="8"/>
  ${words(left, 30, 'the code', 'faint')}
  ${words(caller - 8, 30, "the caller's context", 'callerText')}
  ${words(copy - 8, 48, 'a copy of it', 'copyText')}
  ${box(boundary, 'boundaryBox', y)}
  ${box(write, 'writeBox', y)}
  ${box(read, 'readBox', y)}
  ${lines.map((line, index) => codeLine(line, index + 1, y)).join('\n  ')}
  ${note.reports.map((report) => squiggle(report, y)).join('\n  ')}
  <path class="caller" d="M${round(caller)} ${y(entry.first)}V${y(entry.last)}M${round(caller)} ${y(boundary.line - 1)}V${y(boundary.line)}"/>
  <path class="copy" d="M${round(caller)} ${y(boundary.line)}C${round(copy)} ${y(boundary.line)} ${round(copy)} ${y(boundary.line)} ${round(copy)} ${y(write.line) - 6}V${y(end.line) - 8}"/>
  <circle class="caller" cx="${round(caller)}" cy="${y(read.line)}" r="5"/>
  <circle class="copy" cx="${round(copy)}" cy="${y(write.line)}" r="5"/>
  <path class="cross" d="M${round(copy - 6)} ${y(end.line) - 6}l12 12m-12 0l12 -12"/>
  ${remark(boundary.line, 'copyText', `boundary: from here on, a copy`)}
  ${remark(write.line, 'copyText', `write: goes into the copy`)}
  ${remark(end.line, 'lostText', `the copy ends, and the value with it`)}
  ${remark(read.line, 'lostText', `read: finds the old value`)}
</svg>
`;
}

/** First and last line of the top-level statement that holds `line`: it starts in column 0, as does its last line. */
function firstLineWith(lines, line) {
  const atMargin = (index) => /^\S/.test(lines[index] ?? '');
  let first = line - 1;
  while (!atMargin(first)) first--;
  let last = line - 1;
  while (!atMargin(last)) last++;
  return { first: first + 1, last: last + 1 };
}

function codeLine(line, number, y) {
  const label = words(left - 12 - String(number).length * glyph, y(number) + 4, String(number), 'faint');
  const indent = line.length - line.trimStart().length;
  return line.trim() === '' ? label : `${label}${words(left + indent * glyph, y(number) + 4, line.trim())}`;
}

function words(x, y, text, className) {
  const named = className === undefined ? '' : ` class="${className}"`;
  return `<text${named} x="${round(x)}" y="${round(y)}" textLength="${round(text.length * glyph)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
}

function box({ line, column, endColumn }, className, y) {
  return `<rect class="${className}" x="${round(left + column * glyph - 3)}" y="${y(line) - 10}" width="${round((endColumn - column) * glyph + 6)}" height="20" rx="4"/>`;
}

function squiggle({ line, column, endColumn }, y) {
  const waves = Math.round(((endColumn - column) * glyph) / 6);
  return `<path class="squiggle" d="M${round(left + column * glyph)} ${y(line) + 9}${'q1.5 -3 3 0t3 0'.repeat(waves)}"/>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(length) {
  return Math.round(length * 10) / 10;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const drawn = draw(readNote());
  if (!argv.includes('--check')) writeFileSync(file, drawn);
  else if (readFileSync(file, 'utf8') !== drawn) {
    console.error('docs/picture.svg is not what docs/tools/picture.mjs draws; run `npm run docs`.');
    process.exitCode = 1;
  }
}
