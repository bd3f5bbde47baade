/** One HTML page of a project's stores: who writes each, what ends a value's way, who looks it up. Needs nothing but itself. */
import type { At, Spotted, StoreFacts, WriteFacts } from './facts.js';

/** @param stores with paths as they are to be shown */
export function pageOf(stores: readonly StoreFacts[], title: string): string {
  const lost = stores.filter(isLosing);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}: context stores</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#stores">Skip to the stores</a>
<header>
<h1>${escape(title)}</h1>
<p>${count(stores.length, 'context store')}, ${count(stores.reduce((sum, { writes }) => sum + writes.length, 0), 'write')}, ${count(stores.reduce((sum, { reads }) => sum + reads.length, 0), 'look-up')}. ${lost.length === 0 ? 'No lost write is known.' : `${count(lost.length, 'store')} with lost writes.`}</p>
<nav aria-label="Stores"><ul>
${stores.map((store, i) => `<li><a href="#store-${i}"${isLosing(store) ? ' class="lost"' : ''}>${escape(store.name)}${isLosing(store) ? ' (lost write)' : ''}</a></li>`).join('\n')}
</ul></nav>
</header>
<main id="stores" tabindex="-1">
${stores.map(sectionOf).join('\n')}
</main>
</body>
</html>
`;
}

function isLosing({ writes }: StoreFacts): boolean {
  return writes.some(({ isLost }) => isLost);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function sectionOf(store: StoreFacts, i: number): string {
  return `<section aria-labelledby="store-${i}">
<h2 id="store-${i}"><code>${escape(store.name)}</code>${store.at === undefined ? '' : ` <small>${escape(placeOf(store.at))}</small>`}</h2>
<div class="picture" tabindex="0" role="group" aria-label="Picture of ${escape(store.name)}, told by the lists below it">${pictureOf(store)}</div>
${store.writes.length === 0 ? '<p>Nobody is seen to write it.</p>' : `<ol>${store.writes.map((write) => itemOf(write, store)).join('\n')}</ol>`}
</section>`;
}

function itemOf(write: WriteFacts, store: StoreFacts): string {
  const line = (label: string, at: At, text: string): string => `<li><b>${label}</b> <code>${escape(placeOf(at))}</code> ${text}</li>`;
  return `<li class="${write.isLost ? 'lost' : 'kept'}"><p>${write.isLost ? '<strong>Lost:</strong> ' : ''}<code>${escape(write.text)}</code>${inside(write)} <code>${escape(placeOf(write))}</code></p><ul>
${[
    ...write.by.map((by) => line('Through', by, `<code>${escape(by.text)}</code>${inside(by)}`)),
    ...write.boundaries.map((boundary) => line('Boundary', boundary, codeIn(boundary.why))),
    ...store.reads.map((read) => line('Read', read, `<code>${escape(read.text)}</code>${inside(read)}: ${fateOf(read, write)}`)),
    ...write.unknown.map((one) => line('Unknown', one, `<code>${escape(one.text)}</code> cannot be seen, and may look it up`)),
  ].join('\n')}
</ul></li>`;
}

type Fate = 'sees it' | 'does not see it' | 'not known';

function fateOf(read: Spotted, { seenBy, missedBy, isLost, boundaries, unknown, hasUnknownCaller }: WriteFacts): Fate {
  const isIn = (list: readonly At[]): boolean => list.some((at) => at.path === read.path && at.line === read.line && (at.column === undefined || at.column === read.column));
  if (isLost || isIn(missedBy)) return 'does not see it';
  if (isIn(seenBy)) return 'sees it';
  return boundaries.length > 0 && unknown.length === 0 && !hasUnknownCaller ? 'does not see it' : 'not known';
}

// ---- the picture

const [WIDTH, ROW, BOX] = [900, 54, 40];
const [LEFT, MIDDLE, RIGHT, SIDE] = [10, 400, 630, 260];

/** Writers on the left, boundaries in the middle, readers on the right. */
function pictureOf(store: StoreFacts): string {
  const boundaries = [...new Map(store.writes.flatMap((write) => write.boundaries).map((one) => [placeOf(one), one])).values()];
  const rows = Math.max(store.writes.length, store.reads.length, boundaries.length, 1);
  const y = (i: number, of: number): number => 10 + (i + (rows - of) / 2) * ROW;
  const shapes: string[] = [];
  store.writes.forEach((write, i) => {
    const from = y(i, store.writes.length) + BOX / 2;
    const wall = write.boundaries.map((one) => boundaries.findIndex((other) => placeOf(other) === placeOf(one)));
    for (const at of wall) shapes.push(lineOf(LEFT + SIDE, from, MIDDLE, y(at, boundaries.length) + BOX / 2, write.isLost ? 'lost' : 'kept'));
    store.reads.forEach((read, j) => {
      const to = y(j, store.reads.length) + BOX / 2;
      const fate = fateOf(read, write);
      if (fate === 'sees it') shapes.push(lineOf(LEFT + SIDE, from, RIGHT, to, 'kept'));
      else if (fate === 'does not see it') for (const at of wall) shapes.push(lineOf(MIDDLE + 130, y(at, boundaries.length) + BOX / 2, RIGHT, to, 'cut'));
    });
  });
  store.writes.forEach((write, i) => shapes.push(boxOf(LEFT, y(i, store.writes.length), SIDE, `${write.text} in ${write.in || 'the module'}`, placeOf(write), write.isLost ? 'lost' : 'write')));
  boundaries.forEach((one, i) => shapes.push(boxOf(MIDDLE, y(i, boundaries.length), 130, one.text, placeOf(one), 'boundary')));
  store.reads.forEach((read, i) => shapes.push(boxOf(RIGHT, y(i, store.reads.length), SIDE, `${read.text} in ${read.in || 'the module'}`, placeOf(read), 'read')));
  return `<svg viewBox="0 0 ${WIDTH} ${rows * ROW + 10}" width="${WIDTH}" height="${rows * ROW + 10}" aria-hidden="true" focusable="false">${shapes.join('')}</svg>`;
}

function boxOf(x: number, y: number, width: number, text: string, place: string, kind: string): string {
  const fit = (line: string): string => escape(line.length * 7 > width - 12 ? `…${line.slice(-Math.floor((width - 20) / 7))}` : line);
  const start = text.length * 7 > width - 12 ? `${escape(text.slice(0, Math.floor((width - 20) / 7)))}…` : escape(text);
  return `<g class="${kind}"><rect x="${x}" y="${y}" width="${width}" height="${BOX}" rx="5"/><text x="${x + 7}" y="${y + 17}">${start}</text><text class="place" x="${x + 7}" y="${y + 32}">${fit(place)}</text></g>`;
}

function lineOf(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  const bend = (x2 - x1) / 2;
  return `<path class="${kind}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/>`;
}

function inside({ in: fn }: Spotted): string {
  return fn === '' ? ', when the module is loaded' : ` in <code>${escape(fn)}</code>`;
}

function placeOf({ path, line }: At): string {
  return `${path}:${line}`;
}

/** `` `code` `` as HTML. */
function codeIn(text: string): string {
  return escape(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #59636e; --line: #8c959f; --good: #1a7f37; --bad: #c9171d; --box: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9aa4af; --line: #6e7681; --good: #4ac26b; --bad: #ff7b72; --box: #161b22; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
a { color: inherit; } a.lost, li.lost > p { color: var(--bad); }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; } h2 small { font-weight: normal; color: var(--faint); }
.picture { overflow-x: auto; } .picture:focus-visible, a:focus-visible { outline: 3px solid var(--good); outline-offset: 2px; }
svg { display: block; max-width: none; } svg text { fill: var(--ink); font: 12px ui-monospace, monospace; } svg .place { fill: var(--faint); }
rect { fill: var(--box); stroke: var(--line); } .lost rect { stroke: var(--bad); stroke-width: 2; } .boundary rect { stroke-dasharray: 4 3; }
path { fill: none; stroke: var(--good); stroke-width: 1.5; } path.lost, path.cut { stroke: var(--bad); } path.cut { stroke-dasharray: 5 4; }
`;
