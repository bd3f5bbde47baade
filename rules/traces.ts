/** From findings to the steps that formats such as SARIF show beside a report. */
import type { Rule } from 'eslint';
import type { Finding, Spot, UnreachableRead } from '../src/flow/index.js';
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

export function wayOfRead({ place, text, chain, read }: UnreachableRead): readonly Point[] {
  return [
    { at: place, text: `\`${text}\` runs the function where nothing is bound` },
    ...chain.map(({ name, at }) => ({ at, text: `\`${name}\` leads to the look-up` })),
    { at: read.at, text: `\`${read.text}\` finds only the default` },
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
