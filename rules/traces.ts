/** From findings to the steps that formats such as SARIF show beside a report. */
import type { Rule } from 'eslint';
import type { BorrowedRead, EmptyContext, Finding, LazyResult, Leak, ServedScope, Spot, UnreachableRead } from '../src/flow/index.js';
import { keepTrace, type Start, type Step } from '../src/formats/traces.js';
import type { Identity, Permissions } from '../src/permission/index.js';

interface Point {
  readonly at: Spot;
  readonly text: string;
}

/** Keeps the way that belongs to a report of this rule at `start`. */
export function keepWay(context: Rule.RuleContext, start: Start, points: readonly Point[]): void {
  const steps = points.map(({ at, text }): Step => ({ path: at.path ?? context.filename, line: at.line, text }));
  keepTrace(context.filename, context.sourceCode.ast, context.id, start, steps);
}

/** The boundary first where it comes before the write, then the calls that lead to the write, then who misses it. */
export function wayOfWrite(finding: Finding): readonly Point[] {
  const { crossing, awaitAt, awaitBelow, place, text, chain, reader, store } = finding;
  const points: Point[] = [];
  if (crossing !== undefined) points.push({ at: crossing.at, text: `\`${crossing.text}\` runs a function in another context` });
  if (awaitAt !== undefined && awaitBelow !== true) points.push({ at: awaitAt, text: `From this \`await\` on, ${functionOf(finding)} runs in a context of its own` });
  const written = `\`${store}\` is written here`;
  points.push({ at: place, text: chain.length === 0 ? written : `\`${text}\` leads to the write` });
  chain.forEach(({ name, at }, i) => points.push({ at, text: i === chain.length - 1 ? `\`${name}\`: ${written}` : `\`${name}\` leads to the write` }));
  if (reader !== undefined) points.push({ at: reader.at, text: `\`${reader.name}\` looks \`${store}\` up${reader.follows ? ' and does not find the value' : ''}` });
  return points;
}

function functionOf({ functionName }: Finding): string {
  return functionName === '' ? 'the function' : `\`${functionName}\``;
}

export function wayOfRead({ place, text, handedBy, chain, isCertain, read, store }: UnreachableRead): readonly Point[] {
  return [
    ...(handedBy === undefined ? [] : [{ at: handedBy.at, text: `\`${handedBy.text}\` hands the function in` }]),
    { at: place, text: `\`${text}\` runs the function where \`${store}\` is not bound` },
    ...chain.map(({ name, at }) => ({ at, text: `\`${name}\` leads to the look-up` })),
    { at: read.at, text: isCertain ? `\`${read.text}\` finds nothing, or only the default` : `\`${read.text}\` may look it up` },
  ];
}

export function wayOfEmpty(found: EmptyContext): readonly Point[] {
  if (found.how === 'created') return [{ at: found.place, text: `\`${found.text}\` makes the coroutine, which runs where it is awaited` }];
  const { place, text, store, read } = found;
  return [
    { at: place, text: `\`${text}\` ${found.how === 'closed' ? 'keeps' : 'gives'} something that runs when \`${store}\` is no longer bound` },
    ...(read === undefined ? [] : [{ at: read.at, text: `\`${read.text}\` does not find it` }]),
  ];
}

/** The calls that lead to the write, then what runs again, and who begins with the value. */
export function wayOfLeak({ place, text, chain, by, seenBy }: Leak): readonly Point[] {
  return [
    ...[{ name: text, at: place }, ...chain].map(({ name, at }, i) => ({ at, text: i === chain.length ? `\`${name}\` binds the value` : `\`${name}\` leads to the write` })),
    ...(by === undefined ? [] : [{ at: by.at, text: `\`${by.text}\` runs the function again, where the value is still bound` }]),
    ...(seenBy === undefined ? [] : [{ at: seenBy.at, text: `\`${seenBy.text}\` sees the value of the run before` }]),
  ];
}

export function wayOfBorrowed({ place, text, chain, read }: BorrowedRead): readonly Point[] {
  return [
    { at: place, text: `\`${text}\` may run the function where another caller's work has ended` },
    ...chain.map(({ name, at }) => ({ at, text: `\`${name}\` leads to the look-up` })),
    { at: read.at, text: `\`${read.text}\` sees the value of that caller` },
  ];
}

export function wayOfServed({ place, text, by, server }: ServedScope): readonly Point[] {
  return [
    { at: by?.at ?? place, text: `\`${by?.text ?? text}\` binds here, once` },
    { at: server.at, text: `\`${server.text}\` starts the server: each request begins with that value` },
  ];
}

export function wayOfQuery({ place, query, scope }: LazyResult): readonly Point[] {
  return [
    { at: scope.at, text: `\`${scope.text}\` binds until the function returns` },
    { at: place, text: `\`${query}\` is given back here, and begins where it is awaited` },
  ];
}

/** @param first where it begins: who decides, or who is told */
export function wayOfIdentity(first: Point, { via, read }: Identity, { identities }: Permissions): readonly Point[] {
  const { program } = identities;
  return [
    first,
    ...via.map((fn) => ({ at: program.spot(program.functions[fn]!.nameAt), text: `\`${identities.nameOf(fn) || 'a function'}\` leads to the look-up` })),
    ...(read.at === undefined ? [] : [{ at: program.spot(read.at), text: `\`${read.text}\` is looked up in the context` }]),
  ];
}
