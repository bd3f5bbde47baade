/** What the rules about permissions share: the findings of a file, made once, and words for the messages. */
import type { Rule, Scope, SourceCode } from 'eslint';
import { javascriptIdiom } from '../src/javascript/idiom.js';
import { permissionsIn, type Identity, type Permissions, type References } from '../src/permission/index.js';
import { pythonIdiom } from '../src/python/idiom.js';
import { PythonReferences } from '../src/python/references.js';
import { isPython, valuesOf, type FileValues } from './file.js';
import { whereIs } from './where.js';

export interface FilePermissions extends Permissions {
  readonly file: FileValues;
  /** What the language says of the file's variables: `PythonReferences` where it is Python. */
  readonly references: References;
}

const known = new WeakMap<FileValues, FilePermissions>();

/** False when nobody is looked up in the file at hand, and nothing decided. Asked before the file is gone through. */
export function mayMatter(context: Rule.RuleContext): boolean {
  return valuesOf(context) !== undefined;
}

/** What the file at hand shows, to be asked when it has been gone through; undefined when it cannot matter. */
export function permissionsOf(context: Rule.RuleContext): FilePermissions | undefined {
  const file = valuesOf(context);
  if (file === undefined) return undefined;
  let found = known.get(file);
  if (found === undefined) {
    const { resolver, settings } = file;
    const { sourceCode } = context;
    const references = isPython(sourceCode) ? new PythonReferences(sourceCode.ast, file.outline) : referencesIn(sourceCode, file);
    found = { ...permissionsIn(resolver, settings, references, isPython(sourceCode) ? pythonIdiom : javascriptIdiom), file, references };
    known.set(file, found);
  }
  return found;
}

function referencesIn(sourceCode: SourceCode, { outline }: FileValues): References {
  const declared = new Map<number | undefined, Scope.Variable>();
  // A class has a variable of its own inside: the one outside counts.
  for (const variable of sourceCode.scopeManager.scopes.flatMap((scope) => scope.variables).reverse()) declared.set(variable.identifiers[0]?.range?.[0], variable);
  // Beyond the outline's own numbers come those of other files, of which nothing is known here.
  const find = (variable: number): Scope.Variable | undefined => (outline.variables[variable] === undefined ? undefined : declared.get(outline.variables[variable].at.start));
  return {
    countReads: (variable) => find(variable)?.references.filter((reference) => reference.isRead()).length ?? Infinity,
    isInScope(variable, offset) {
      const range = find(variable)?.scope.block.range;
      return range !== undefined && range[0] <= offset && offset < range[1];
    },
  };
}

/** Whom an identity is, or belongs to: `user`, `session`, `tenant`. Somebody who stands in the context of a tenant does not belong to that. */
export function whoIs({ kind, base }: Identity): string {
  const whole = base.kind === 'bag' || base.kind === 'tenant' ? kind : base.kind;
  return whole === 'rights' ? 'rights of the user' : whole;
}

/** `` `theUser -> currentUser.getStore()` (line 17) ``: the functions between, and the read with its place. */
export function chainOf(identity: Identity, { identities }: Permissions): string {
  const names = identity.via.map((fn) => identities.nameOf(fn) || 'a function');
  const { at, text } = identity.read;
  return `\`${[...names, text].join(' -> ')}\`${at === undefined ? '' : ` (${whereIs(identities.program.spot(at))})`}`;
}
