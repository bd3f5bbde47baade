/** What the catalog says of a library is what was measured: the kind of each entry foretells what its row says. */
import { describe, expect, it } from 'vitest';
import type { CrossingEntry } from '../../src/catalog/entry.js';
import { catalog } from '../../src/catalog/index.js';
import measurements from '../proofs/measured.json' with { type: 'json' };

interface Row {
  readonly package: string;
  readonly version: string;
  readonly api: string;
  readonly what: string;
  readonly on: Readonly<Record<string, Facts>>;
}

/** What was seen on some versions of Node. `rebind` and `downstream` name the ways of rebinding that reach the caller, or who is next. */
interface Facts {
  readonly starts?: string;
  readonly rebind?: readonly string[];
  readonly downstream?: readonly string[];
  readonly tried?: readonly string[];
  readonly mutation?: boolean;
  readonly queued?: string;
  readonly next?: boolean | string;
}

const rows = new Map((measurements.rows as unknown as readonly Row[]).map((row) => [`${row.package}@${row.version} ${row.api}`, row]));
const measured = catalog.filter((entry) => entry.measured !== undefined);
const crossings = measured.filter((entry): entry is CrossingEntry => entry.role === 'crossing');
const rowOf = ({ measured: of }: { measured?: { library: string; row: string } }): Row | undefined => rows.get(`${of!.library} ${of!.row}`);
const nameOf = ({ module, path }: { module: string; path: string }): string => `${module} ${path}`;

/** Per kind, what a callback's row has to say. */
const OF_KIND: Readonly<Record<string, (facts: Facts, entry: CrossingEntry) => boolean>> = {
  inline: ({ starts, rebind = [], mutation }) => starts === 'caller' && rebind.includes('sync') && !rebind.includes('after') && mutation === true,
  copy: ({ starts, rebind = [], mutation }) => starts === 'caller' && rebind.length === 0 && mutation === true,
  capture: ({ starts = '', rebind = [] }) => ['registration', 'owner', 'first caller'].includes(starts) && rebind.length === 0,
  loop: ({ starts, rebind = [] }) => starts === 'registration' && rebind.length === 0,
  borrow: ({ queued, rebind = [] }, { orInline }) => queued === 'another caller' && rebind.includes('sync') === (orInline === true),
  bare: ({ starts, rebind = [], mutation }) => starts === 'none' && rebind.length === 0 && mutation === false,
};

const OWN_MIDDLEWARE = ['express-session', 'passport', 'multer', 'express-fileupload'];

/** The same for a middleware: what the handler behind it sees. */
const DOWNSTREAM: Readonly<Record<string, (seen: readonly string[]) => boolean>> = {
  nest: (seen) => seen.join() === 'sync,before,after,run',
  inline: (seen) => !seen.includes('after') && !seen.includes('run') && seen.includes('before'),
  capture: (seen) => !seen.includes('run'),
};

function agrees(entry: CrossingEntry, versions: string, facts: Facts): boolean {
  const majors = versions.split(',').map(Number);
  const isBefore = (node: number): boolean => majors.every((major) => major < node);
  const kind = entry.before !== undefined && isBefore(entry.before.node) ? entry.before.kind : isBefore(24) ? entry.onAsyncHooks ?? entry.kind : entry.kind;
  return facts.downstream === undefined ? OF_KIND[kind]?.(facts, entry) === true : DOWNSTREAM[kind]?.(facts.downstream) === true;
}

describe('entries that name a measurement', () => {
  it('name one that there is', () => {
    expect(measured.filter((entry) => rowOf(entry) === undefined).map((entry) => `${nameOf(entry)}: ${entry.measured!.library} ${entry.measured!.row}`)).toEqual([]);
  });

  it('have the kind that its row shows', () => {
    const wrong = crossings.flatMap((entry) => {
      const row = rowOf(entry);
      if (row === undefined || row.what === 'situation') return [];
      return Object.entries(row.on).filter(([versions, facts]) => !agrees(entry, versions, facts)).map(([versions, facts]) => `${nameOf(entry)} is ${entry.kind}, on ${versions}: ${JSON.stringify(facts)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say that a rebind sticks to the connection where the next request saw it', () => {
    const wrong = crossings.filter((entry) => {
      const row = rowOf(entry);
      // What was measured of these is whether their own middleware keeps the context of one before it.
      if (row?.what !== 'middleware' || OWN_MIDDLEWARE.includes(entry.module) || entry.path === 'default#on') return false;
      const sticks = Object.entries(row.on).some(([versions, { next }]) => /20|22/.test(versions) && next === true);
      return sticks !== (entry.sticksToConnection === true);
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('a loop hands a rebind on to the next job on every version of Node', () => {
    const known = ['node:', 'croner', 'kafkajs', 'amqplib', 'graphile-worker'];
    const wrong = crossings.filter((entry) => entry.kind === 'loop' && rowOf(entry)?.what === 'callback' && !known.includes(entry.module))
      .filter((entry) => Object.values(rowOf(entry)!.on).some(({ next }) => next !== true));
    expect(wrong.map(nameOf)).toEqual([]);
  });
});
