/** One analysis per file, shared by all rules: the first to ask pays, the others find it done. */
import type { Rule, SourceCode } from 'eslint';
import type { Node } from 'estree';
import type { Catalog } from '../src/catalog/lookup.js';
import { borrowedReads, emptyContexts, findingsIn, idleScopes, leaksIn, mayBeIdle, unreachableReads, servedScopes, upwardWrites, Program, Resolver, type BorrowedRead, type EmptyContext, type Finding, type FindingOptions, type IdleScope, type Imports, type Language, type Leak, type ServedScope, type UnreachableRead, type UpwardWrite } from '../src/flow/index.js';
import { outlineOf } from '../src/javascript/outline.js';
import { moduleIn } from '../src/javascript/templates.js';
import type { Node as Tree } from '../src/javascript/tree.js';
import type { Edit } from '../src/outline/edit.js';
import type { Outline, Place } from '../src/outline/outline.js';
import { mayDecide } from '../src/permission/index.js';
import { aroundOf, catalogFor, languages, nowhere, type Around, type Rebinding, type Written } from '../src/project/around.js';
import { outlineText } from '../src/project/parse.js';
import type { Expression, PythonNode } from '../src/python/ast.js';
import { outlineOfPython } from '../src/python/outline.js';
import { childrenOf, type PythonSourceCode } from '../src/python/source-code.js';
import { readSettings, type ReadSettings } from '../src/settings.js';
import { unlessTooDeep } from './create.js';

/** What all rules start from. */
interface FileBase {
  readonly settings: ReadSettings;
  readonly knowledge: Catalog;
  readonly language: Language;
  readonly around: Around;
  /** Made when it is asked for. */
  outline(): Outline;
}

/** To be asked while the file is linted. */
export interface FileAnalysis {
  /** What is to be said of the file's rebinds. */
  findings(options: FindingOptions): readonly Finding[];
  /** The same of a module that a template literal of the file holds. It knows nothing of the file, nor of any other. */
  findingsInTemplate(literal: Node, options: FindingOptions): readonly Finding[];
  /** Calls that run a function where it looks up what is not there. */
  unreachable(): readonly UnreachableRead[];
  /** Rebinds that only a middleware looks for which they do not get to. */
  upward(): readonly UpwardWrite[];
  /** Values that are bound only while a function runs which does nothing. */
  idle(): readonly IdleScope[];
  /** Rebinds that are seen by work which they were not meant for. */
  leaks(checkPossible: boolean): readonly Leak[];
  /** Look-ups in functions that may run where another caller has bound something. */
  borrowed(): readonly BorrowedRead[];
  /** Scopes in which a server is started. */
  served(): readonly ServedScope[];
  /** Tells what the values of the file may be. */
  resolver(): Resolver;
  /** Contexts that do not hold what was meant to run in them. */
  empty(): readonly EmptyContext[];
}

/** What the rules about permissions look at. */
export interface FileValues {
  readonly outline: Outline;
  /** Tells what a value may be, from this file and those that it leads to. */
  readonly resolver: Resolver;
  readonly settings: ReadSettings;
}

const bases = new WeakMap<object, FileBase | undefined>();
const files = new WeakMap<object, FileAnalysis | undefined>();
const values = new WeakMap<object, FileValues | undefined>();
const scoping = new WeakMap<object, Resolver | undefined>();
const binding = new WeakMap<object, Resolver | undefined>();
const deriving = new WeakMap<object, Resolver | undefined>();

/** What becomes of the writes of the file at hand; undefined when it is neither JavaScript nor Python. The settings are right: see `createRule`. */
export function analysisOf(context: Rule.RuleContext): FileAnalysis | undefined {
  return once(files, context, (base) => {
    const { outline, knowledge, language, around } = base;
    const look = <T>(rebinding: Rebinding, find: (imports: Imports | undefined) => readonly T[]): readonly T[] => unlessTooDeep(context, () => {
      const imports = around.rebinding(rebinding);
      return imports === undefined && !knowledge.mattersTo(context.sourceCode.text) ? [] : find(imports);
    }) ?? [];
    let own: Resolver | undefined;
    return {
      findings: (options) => look(options.checkConfined ? 'further' : 'near', (imports) => findingsIn(outline(), knowledge, language, imports, options)),
      findingsInTemplate: (literal, options) => unlessTooDeep(context, () => {
        const { text } = context.sourceCode;
        const written = knowledge.mattersTo(text.slice(...literal.range!)) ? moduleIn(text, literal as Tree) : undefined;
        const read = written === undefined ? undefined : outlineText(written, outline().file);
        return read === undefined || 'unknown' in read ? [] : findingsIn(read.outline, knowledge, language, undefined, options);
      }) ?? [],
      unreachable: () => unlessTooDeep(context, () => {
        const { text } = context.sourceCode;
        const imports = around.rebinding('any');
        // A helper that runs what it is handed may know nothing of any store: those who hand it in do.
        const isHelper = language.storesByName && [...knowledge.bareNames].some((name) => text.includes(`${name}(`));
        return imports === undefined && !isHelper && !knowledge.mattersTo(text) ? [] : unreachableReads(outline(), knowledge, language, imports, around.handing);
      }) ?? [],
      leaks: (checkPossible) => look(checkPossible ? 'further' : 'near', (imports) => leaksIn(outline(), knowledge, language, imports, checkPossible)),
      borrowed: () => look('any', (imports) => borrowedReads(outline(), knowledge, language, imports)),
      served: () => look('any', (imports) => servedScopes(outline(), knowledge, language, imports)),
      upward: () => look('any', (imports) => upwardWrites(outline(), knowledge, language, imports)),
      idle: () => unlessTooDeep(context, () => (mayBind(base, context) && mayBeIdle(outline()) ? idleScopes(resolverOf(base)) : [])) ?? [],
      resolver: () => own ??= resolverOf(base),
      empty: () => look('any', (imports) => emptyContexts(outline(), knowledge, language, imports)),
    };
  });
}

/** What the values of the file at hand may be; undefined when nobody in it can be looked up, or it is neither JavaScript nor Python. */
export function valuesOf(context: Rule.RuleContext): FileValues | undefined {
  return once(values, context, (base) => {
    const { outline, knowledge, settings, around } = base;
    const { text } = context.sourceCode;
    // Who looks somebody up in the very file is among those that it leads to.
    if (!(mayDecide(text, settings) ? around.asks() : knowledge.readsIn(text))) return undefined;
    return { outline: outline(), resolver: resolverOf(base), settings };
  });
}

/** What the values of the file at hand may be; undefined when it makes no context out of another one, or is no JavaScript. */
export function derivingOf(context: Rule.RuleContext): Resolver | undefined {
  return resolverWhere(deriving, context, ({ knowledge }) => knowledge.derivesIn(context.sourceCode.text));
}

/** The same; undefined when it can write no store, or is no JavaScript. */
export function bindingOf(context: Rule.RuleContext): Resolver | undefined {
  return resolverWhere(binding, context, (base) => base.knowledge.rebinds.some(({ name }) => context.sourceCode.text.includes(name)) && mayBind(base, context));
}

/** The same; undefined when it can bind nothing while a function runs, or is no JavaScript. */
export function scopingOf(context: Rule.RuleContext): Resolver | undefined {
  return resolverWhere(scoping, context, (base) => mayBind(base, context));
}

/** Nearly every file calls something with a function, or makes what may be a query; few lead to anything that binds. */
function mayBind({ knowledge, around }: FileBase, { sourceCode }: Rule.RuleContext): boolean {
  return knowledge.bindsIn(sourceCode.text) || around.binds();
}

/** Each asks a resolver of its own: how much one has been asked must not change what another rule is told. */
function resolverWhere(known: WeakMap<object, Resolver | undefined>, context: Rule.RuleContext, matters: (base: FileBase) => boolean): Resolver | undefined {
  return once(known, context, (base) => (matters(base) ? resolverOf(base) : undefined));
}

function resolverOf({ outline, knowledge, language, around }: FileBase): Resolver {
  return new Resolver(new Program(outline(), around.followed()), knowledge, language);
}

function once<T>(known: WeakMap<object, T | undefined>, context: Rule.RuleContext, find: (base: FileBase) => T | undefined): T | undefined {
  const { ast } = context.sourceCode;
  if (!known.has(ast)) {
    known.set(ast, unlessTooDeep(context, () => {
      const base = baseOf(context);
      return base && find(base);
    }));
  }
  return known.get(ast);
}

function baseOf(context: Rule.RuleContext): FileBase | undefined {
  const { sourceCode } = context;
  if (!bases.has(sourceCode.ast)) bases.set(sourceCode.ast, openFile(context));
  return bases.get(sourceCode.ast);
}

function openFile(context: Rule.RuleContext): FileBase | undefined {
  const { sourceCode } = context;
  const scopeManager = sourceCode.scopeManager as SourceCode['scopeManager'] | undefined;
  if (isPython(sourceCode)) return openWritten(context, 'python', (file) => outlineOfPython({ ast: sourceCode.ast, text: sourceCode.text, file }));
  if (scopeManager == null) return undefined;
  return openWritten(context, 'javascript', (file) => outlineOf({ program: sourceCode.ast, scopeManager, text: sourceCode.text, file }));
}

function openWritten(context: Rule.RuleContext, written: Written, outlineIn: (file: string) => Outline): FileBase {
  const { filename: path, physicalFilename, sourceCode: { text } } = context;
  const settings = readSettings(context.settings['context-boundary']);
  const make = (): Outline => outlineIn(path.replaceAll('\\', '/'));
  // A piece of a Markdown file is no file that anybody imports, or that imports.
  const around = path === physicalFilename ? aroundOf({ path, text, outline: make, isShared: isReadAsElsewhere(context, written), settings, written }) : nowhere(make);
  return { settings, knowledge: catalogFor(settings, written), language: languages[written].semantics, outline: around.outline, around };
}

/** Parsers that make the same tree of a module as the one with which files are read that are imported, as far as an outline tells. */
const ALIKE: ReadonlySet<string> = new Set(['typescript-eslint/parser', 'espree', 'eslint-plugin-context-boundary/parser']);

/** A host other than ESLint may say nothing of its parser. */
function isReadAsElsewhere({ sourceCode, languageOptions }: Rule.RuleContext, written: Written): boolean {
  if (written === 'python') return true;
  const { parser } = (languageOptions ?? {}) as { readonly parser?: { readonly meta?: { readonly name?: string }; readonly name?: string } };
  return sourceCode.ast.sourceType === 'module' && ALIKE.has(parser?.meta?.name ?? parser?.name ?? '');
}

/** Whether the file is one of the language that this plugin brings. */
export function isPython(sourceCode: object): sourceCode is PythonSourceCode {
  return (sourceCode as { readonly ast?: { readonly type?: string } }).ast?.type === 'Module';
}

/** The node that spans exactly `place`; undefined when there is none. */
export function nodeAt(sourceCode: SourceCode, place: Place): Node | undefined {
  let node = sourceCode.getNodeByRangeIndex(place.start) as (Node & Rule.NodeParentExtension) | null;
  while (node?.range !== undefined && (node.range[0] > place.start || node.range[1] < place.end)) node = node.parent as Node & Rule.NodeParentExtension;
  return node?.range?.[0] === place.start && node.range[1] === place.end ? node : undefined;
}

/** What ESLint calls to make the edits. */
export function fixerOf(edits: readonly Edit[]): Rule.ReportFixer {
  return (fixer) => edits.map((edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
}

/** The same of a Python file. */
export function pythonNodeAt({ ast }: PythonSourceCode, place: Place): Expression | undefined {
  const stack: PythonNode[] = [ast];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const [start, end] = node.range;
    if (start === place.start && end === place.end && node.type !== 'Expr') return node as Expression;
    // Decorators stand before the node that holds them.
    for (const child of childrenOf(node)) if (child.type.endsWith('Def') || (child.range[0] <= place.start && place.end <= child.range[1])) stack.push(child);
  }
  /* v8 ignore next -- every place is that of a node, and a rule does not throw where one should not be */
  return undefined;
}
