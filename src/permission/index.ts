/** Who is asking must be a parameter: what a file shows of functions that look it up instead. Knows no linter and no language. */
import type { EdgeEntry } from '../catalog/entry.js';
import type { Resolver } from '../flow/resolve.js';
import type { Outline } from '../outline/outline.js';
import type { ReadSettings } from '../settings.js';
import { Actors } from './actors.js';
import { AmbientArguments, type AmbientArgument } from './arguments.js';
import { Decisions, type Decision, type References } from './decisions.js';
import { Functions } from './functions.js';
import { Identities, type Identity } from './identity.js';
import { moduleReads } from './module-reads.js';

export type { AmbientArgument, ImpliedIdentity } from './arguments.js';
export type { Decision, References } from './decisions.js';
export type { Identity } from './identity.js';

export interface Permissions {
  /** Functions that decide for somebody whom they look up. */
  readonly decisions: readonly Decision[];
  /** Reads at module level. */
  readonly moduleReads: readonly Identity[];
  /** Calls that are given an ambient identity, or look one up, although it is in hand. */
  readonly arguments: readonly AmbientArgument[];
  readonly functions: Functions;
  readonly identities: Identities;
  /** Whether it is certain that the read happens on a server. */
  isServer(identity: Identity): boolean;
}

/** All that the file shows; each part in the order of the text. */
export function permissionsIn(outline: Outline, resolver: Resolver, settings: ReadSettings, references: References): Permissions {
  const identities = new Identities(outline, resolver);
  const declared = settings.entries.filter((entry): entry is EdgeEntry => entry.role === 'edge');
  const functions = new Functions(outline, resolver, declared, (call) => identities.calleesOf(call));
  const actors = new Actors(outline, identities, functions, settings.actorNames, settings.decisionNames, references);
  const decisions = new Decisions(outline, identities, functions, actors, settings.decisionNames, references);
  const onServer = outline.directives.includes('use server') || outline.variables.some((variable) => variable.values.some((value) => value.is === 'import' && /^(?:node:|server-only$)/.test(value.module)));
  return {
    decisions: decisions.all(),
    moduleReads: functions.isClient(0) ? [] : moduleReads(outline, identities),
    arguments: new AmbientArguments(outline, identities, functions, actors, decisions).all(),
    functions, identities,
    isServer: (identity) => identity.read.server || onServer,
  };
}
