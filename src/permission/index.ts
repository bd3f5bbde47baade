/** Who is asking must be a parameter: what a file, and those that it leads to, show of functions that look it up instead. Knows no linter and no language. */
import { isInClientFolder, isServerFile } from '../catalog/edge.js';
import type { EdgeEntry } from '../catalog/entry.js';
import type { Resolver } from '../flow/resolve.js';
import type { ReadSettings } from '../settings.js';
import { Actors } from './actors.js';
import { AmbientArguments, type AmbientArgument } from './arguments.js';
import { Decisions, type Decision, type References } from './decisions.js';
import { Functions } from './functions.js';
import { Hooks } from './hooks.js';
import type { Idiom } from './idiom.js';
import { Identities, type Identity } from './identity.js';
import { moduleReads } from './module-reads.js';
import { mayName } from './names.js';
import { namedBy } from './words.js';
import { Rows } from './rows.js';

export type { InHand } from './actors.js';
export type { AmbientArgument, ImpliedIdentity } from './arguments.js';
export type { Decision, References } from './decisions.js';
export type { Idiom } from './idiom.js';
export type { Identity } from './identity.js';
export { namedBy } from './words.js';

export interface Permissions {
  /** Functions that decide for somebody whom they look up. */
  readonly decisions: readonly Decision[];
  /** Reads at module level. */
  readonly moduleReads: readonly Identity[];
  /** Calls that are given an ambient identity, or look one up, although it is in hand. */
  readonly arguments: readonly AmbientArgument[];
  /** Whether a function that decides is one that is put around others. */
  isDecorator(decision: Decision): boolean;
  readonly functions: Functions;
  readonly identities: Identities;
  /** Whether it is certain that the read happens on a server. */
  isServer(identity: Identity): boolean;
}

/**
 * Whether a text may hold something for these rules, told from its words alone: a function with the name of a decision or of a
 * guard, or something that is named like who is asking and may be looked up by it. Fast: asked for every file.
 */
export function mayDecide(text: string, { decisionNames }: Pick<ReadSettings, 'decisionNames'>): boolean {
  return mayName(text) || decisionNames.add.some((name) => text.includes(name));
}

/** `let currentAccount` at the top level of a module, which may be set for all. */
const VARIABLES = /^(?:export[ \t]+)?(?:let|var)\s([^;]{0,400})/gm;

/** False for a text whose module keeps nobody for others to look up, told from the names of its variables. As fast. */
export function mayKeep(text: string): boolean {
  return [...text.matchAll(VARIABLES)].some(([, declared]) => declared!.match(/[\w$]+/g)?.some((name) => namedBy(name) !== undefined) === true);
}

/** All that the linted file shows; each part in the order of the text. */
export function permissionsIn(resolver: Resolver, settings: ReadSettings, references: References, idiom: Idiom): Permissions {
  const { program } = resolver;
  const rows = new Rows(program);
  const identities = new Identities(program, resolver, rows);
  program.linted.functions.forEach((_, fn) => { identities.learn(fn); });
  const functions = new Functions(program, identities, settings.entries.filter((entry): entry is EdgeEntry => entry.role === 'edge'), idiom.edges);
  const decisionNames = { ...settings.decisionNames, also: idiom.decisionNames };
  const actors = new Actors(program, identities, functions, settings.actorNames, decisionNames, references, idiom);
  const decisions = new Decisions(program, identities, functions, actors, decisionNames, references, idiom, new Hooks(program, resolver, rows));
  const onServer = idiom.onServers || isServerFile(program.linted.file, program.linted.directives, program.file(0).imported);
  const isServer = (identity: Identity): boolean => identity.read.server || onServer;
  const inBrowser = !idiom.onServers && isInClientFolder(program.linted.file);
  const counts = ({ identity }: { readonly identity: Identity }): boolean => !inBrowser || isServer(identity);
  const all = decisions.all().filter(counts);
  const ambient = new AmbientArguments(program, identities, functions, actors, decisions).all().filter(counts);
  return {
    decisions: all.filter((one) => one.partly !== true || !isSaid(one, ambient)),
    moduleReads: functions.isClientFile(0) ? [] : moduleReads(program, identities).filter((identity) => counts({ identity })),
    arguments: ambient,
    isDecorator: ({ fn }) => decisions.isDecorator(fn),
    functions, identities, isServer,
  };
}

/** Whether each thing that a function decides by, beside what it was told, is reported where it is asked for: one fault needs no two reports. */
function isSaid({ identities }: Decision, ambient: readonly AmbientArgument[]): boolean {
  return identities.every(({ at }) => at !== undefined && ambient.some((one) => at.start === (one.how === 'implied' ? one.call.at.start : one.identity.at?.start)));
}
