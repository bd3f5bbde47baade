/**
 * A server that is started inside a scope: each request begins with the one value that was bound there, and what one of them changes in it
 * is changed for all.
 */
import type { CallOutline, Outline, Place } from '../outline/outline.js';
import type { Abstract, Closure } from './abstract.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { Program, type Imports, type Spot } from './program.js';
import { Resolver } from './resolve.js';
import { isTried, scopeAround, type OpenedScope } from './scope-around.js';

/** Functions that are gone through for one scope: whoever starts a server does it near to the top. */
const MOST_VISITED = 40;

/** Plain data: everything that a message needs. */
export interface ServedScope extends OpenedScope {
  readonly place: Place;
  /** The call, as it is written: `store.run`. */
  readonly text: string;
  /** The call that starts the server, as it is written, and where. */
  readonly server: { readonly text: string; readonly at: Spot };
}

/** All of the linted file, in the order of the text; of tests, none: they try things out. */
export function servedScopes(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly ServedScope[] {
  // Where requests come in has to be told here, where nothing else hangs on it.
  const knowing: Knowledge = { ...knowledge, knows: (module, path) => knowledge.knows(module, path) || knowledge.serving(module, path) === 'way' };
  const resolver = new Resolver(new Program(linted, imports), knowing, language);
  return linted.calls.flatMap((call) => (call.how === 'call' ? call.arguments.flatMap((_, at) => scopeAt(resolver, call, at) ?? []) : []))
    .sort((a, b) => a.place.start - b.place.start);
}

function scopeAt(resolver: Resolver, call: CallOutline, at: number): ServedScope | undefined {
  const { value } = call.arguments[at]!;
  if (value.is !== 'function' && value.is !== 'variable') return undefined;
  const scope = scopeAround(resolver, call, at, () => true);
  if (scope === undefined || isTried(resolver, call.in)) return undefined;
  const server = serverBehind(resolver, resolver.resolve(value, null).flatMap((one) => (one.kind === 'closure' ? [one] : [])));
  return server && { place: call.at, text: call.text, ...scope, server: { text: server.text, at: resolver.program.spot(server.at) } };
}

/** The nearest call that starts a server while one of the functions runs, or in what is written in it and handed on: `ready.then(() => server.listen())`. */
function serverBehind(resolver: Resolver, handed: readonly Closure[]): CallOutline | undefined {
  const { program } = resolver;
  const visited = new Map(handed.map((closure) => [closure.fn, closure]));
  // It grows on the way.
  for (const closure of visited.values()) {
    const env = resolver.enterUnknown(closure);
    for (const call of program.callsWithin(closure.fn)) {
      const callees = resolver.resolve(call.callee, call.in === closure.fn ? env : null);
      if (callees.length === 1 && isServer(resolver, callees[0]!)) return call;
      for (const callee of callees) if (callee.kind === 'closure' && visited.size < MOST_VISITED && !visited.has(callee.fn)) visited.set(callee.fn, callee);
    }
  }
  return undefined;
}

function isServer({ knowledge }: Resolver, found: Abstract): boolean {
  return found.kind === 'external' && knowledge.serving(found.module, found.path) === 'call';
}
