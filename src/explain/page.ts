/** One HTML page of a project's stores: who writes each, what ends a value's way, who looks it up. Needs nothing but itself. */
import type { At, Spotted, StoreFacts, WriteFacts } from './facts.js';
import { fateOf, readsToTell, type Fate } from './fate.js';

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
${stores.length === 0 ? '' : `<p class="legend">In the pictures, writers stand on the left, boundaries in dashed boxes in the middle, readers on the right. A green line is a value that is seen, a red one a value that
is lost, a dashed one a reader that does not see it. The lists say the same in words.</p>
<p class="hint">A picture that is wider than the screen can be moved sideways.</p>`}
${navigationOf('Stores with lost writes', stores, isLosing)}
${navigationOf(lost.length === 0 ? 'Stores' : 'Other stores', stores, (store) => !isLosing(store))}
</header>
<main id="stores" tabindex="-1">
${stores.map(sectionOf).join('\n')}
</main>
</body>
</html>
`;
}

function navigationOf(title: string, stores: readonly StoreFacts[], belongs: (store: StoreFacts) => boolean): string {
  const links = stores.flatMap((store, i) => (belongs(store) ? `<li><a href="#store-${i}"${isLosing(store) ? ' class="lost"' : ''}>${escape(store.name)}${isLosing(store) ? ' (lost write)' : ''}</a></li>` : []));
  return links.length === 0 ? '' : `<nav aria-label="${title}"><ul>\n${links.join('\n')}\n</ul></nav>`;
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
  const { told, untold } = readsToTell(store.reads, write);
  return `<li class="${write.isLost ? 'lost' : 'kept'}"><p>${write.isLost ? '<strong>Lost:</strong> ' : ''}<code>${escape(write.text)}</code>${inside(write)} <code>${escape(placeOf(write))}</code></p><ul>
${[
    ...write.by.map((by) => line('Through', by, `<code>${escape(by.text)}</code>${inside(by)}`)),
    ...write.boundaries.map((boundary) => line('Boundary', boundary, codeIn(boundary.why))),
    ...told.map(({ read, fate }) => line('Read', read, `<code>${escape(read.text)}</code>${inside(read)}: ${FATES[fate]}`)),
    ...(untold === 0 ? [] : [`<li><b>Read</b> ${told.length === 0 ? '' : 'and '}by ${untold} ${told.length === 0 ? '' : 'other '}look-ups, of which it is not known whether they see it</li>`]),
    ...write.unknown.map((one) => line('Unknown', one, `<code>${escape(one.text)}</code> cannot be seen, and may look it up`)),
  ].join('\n')}
</ul></li>`;
}

const FATES: Readonly<Record<Fate, string>> = { seen: 'sees it', mixed: 'sees it on one way, and not on another', missed: 'does not see it', behind: 'does not see it', unknown: 'not known' };

// ---- the picture

const [WIDTH, ROW, BOX] = [900, 54, 40];
const ON_SCREEN = 8;
const [LEFT, MIDDLE, RIGHT, SIDE, WALL] = [10, 395, 630, 260, 140];

/** Writers on the left, boundaries in the middle, readers on the right. */
function pictureOf(store: StoreFacts): string {
  const boundaries = [...new Map(store.writes.flatMap((write) => write.boundaries).map((one) => [placeOf(one), one])).values()];
  const rows = Math.max(store.writes.length, store.reads.length, boundaries.length, 1);
  // A short column stands in the middle of a long one, as long as both can be on the screen.
  const y = (i: number, of: number): number => 10 + (i + (rows <= ON_SCREEN ? (rows - of) / 2 : 0)) * ROW;
  const shapes: string[] = [];
  store.writes.forEach((write, i) => {
    const from = y(i, store.writes.length) + BOX / 2;
    const wall = write.boundaries.map((one) => boundaries.findIndex((other) => placeOf(other) === placeOf(one)));
    for (const at of wall) shapes.push(lineOf(LEFT + SIDE, from, MIDDLE, y(at, boundaries.length) + BOX / 2, write.isLost ? 'lost' : 'kept'));
    store.reads.forEach((read, j) => {
      const to = y(j, store.reads.length) + BOX / 2;
      const fate = fateOf(read, write);
      if (fate === 'seen' || fate === 'mixed') shapes.push(lineOf(LEFT + SIDE, from, RIGHT, to, 'kept'));
      if (fate === 'missed' || fate === 'behind' || fate === 'mixed') for (const at of wall) shapes.push(lineOf(MIDDLE + WALL, y(at, boundaries.length) + BOX / 2, RIGHT, to, 'cut'));
    });
  });
  store.writes.forEach((write, i) => shapes.push(boxOf(LEFT, y(i, store.writes.length), SIDE, captionOf(write, store), placeOf(write), write.isLost ? 'lost' : 'write')));
  boundaries.forEach((one, i) => shapes.push(boxOf(MIDDLE, y(i, boundaries.length), WALL, one.text, placeOf(one), 'boundary')));
  store.reads.forEach((read, i) => shapes.push(boxOf(RIGHT, y(i, store.reads.length), SIDE, captionOf(read, store), placeOf(read), 'read')));
  return `<svg viewBox="0 0 ${WIDTH} ${rows * ROW + 10}" width="${WIDTH}" height="${rows * ROW + 10}" aria-hidden="true" focusable="false">${shapes.join('')}</svg>`;
}

/** What is done, and where. The store's own name stands above the picture, so it goes first where there is little room. */
function captionOf({ text, in: fn }: Spotted, { name }: StoreFacts): string {
  const whole = `${text} in ${fn || 'the module'}`;
  return whole.length <= lettersIn(SIDE) || !text.startsWith(`${name}.`) ? whole : whole.slice(name.length);
}

/** How many letters of the pictures' font go into a box. */
function lettersIn(width: number): number {
  return Math.floor((width - 14) / 7.25);
}

function boxOf(x: number, y: number, width: number, text: string, place: string, kind: string): string {
  const most = lettersIn(width);
  const start = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  // Of a path, the end tells more.
  const end = place.length > most ? `…${place.slice(1 - most)}` : place;
  return `<g class="${kind}"><rect x="${x}" y="${y}" width="${width}" height="${BOX}" rx="5"/><text x="${x + 7}" y="${y + 17}">${escape(start)}</text><text class="place" x="${x + 7}" y="${y + 32}">${escape(end)}</text></g>`;
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
.legend, .hint { color: var(--faint); } .hint { display: none; } @media (max-width: 58rem) { .hint { display: block; } }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; } h2 small { font-weight: normal; color: var(--faint); }
.picture { overflow-x: auto; } .picture:focus-visible, a:focus-visible { outline: 3px solid var(--good); outline-offset: 2px; }
svg { display: block; max-width: none; } svg text { fill: var(--ink); font: 12px ui-monospace, monospace; } svg .place { fill: var(--faint); }
rect { fill: var(--box); stroke: var(--line); } .lost rect { stroke: var(--bad); stroke-width: 2; } .boundary rect { stroke-dasharray: 4 3; }
path { fill: none; stroke: var(--good); stroke-width: 1.5; } path.lost, path.cut { stroke: var(--bad); } path.cut { stroke-dasharray: 5 4; }
`;
