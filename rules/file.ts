/** One analysis per file, shared by all rules: the first to ask pays, the others find it done. */
import type { Rule, SourceCode } from 'eslint';
import type { Node } from 'estree';
import { Analysis, findingsOf, resolverOf, type Finding, type FlowResult, type Resolver } from '../src/flow/index.js';
import { javascript } from '../src/javascript/language.js';
import { outlineOf } from '../src/javascript/outline.js';
import type { Outline, Place } from '../src/outline/outline.js';
import { readSettings, type ReadSettings } from '../src/settings.js';
import { catalogFor, importsOf } from './project.js';

export interface FileAnalysis {
  readonly outline: Outline;
  readonly flow: FlowResult;
  /** Tells what a value of this file may be, from this file alone. */
  readonly resolver: Resolver;
  readonly settings: ReadSettings;
  findings(options: { readonly checkConfined: boolean }): readonly Finding[];
}

const files = new WeakMap<object, FileAnalysis | undefined>();

/** The analysis of the file at hand; undefined when the file cannot matter, or is no JavaScript. The settings are right: see `createRule`. */
export function analysisOf(context: Rule.RuleContext): FileAnalysis | undefined {
  const { sourceCode } = context;
  const scopeManager = sourceCode.scopeManager as SourceCode['scopeManager'] | undefined;
  if (scopeManager == null) return undefined;
  if (!files.has(sourceCode.ast)) files.set(sourceCode.ast, unlessTooDeep(() => analyse(context, scopeManager)));
  return files.get(sourceCode.ast);
}

function analyse(context: Rule.RuleContext, scopeManager: SourceCode['scopeManager']): FileAnalysis | undefined {
  const { sourceCode } = context;
  const settings = readSettings(context.settings['context-boundary']);
  const knowledge = catalogFor(settings);
  const file = context.filename.replaceAll('\\', '/');
  let own: Outline | undefined;
  const outlineOwn = (): Outline => own ??= outlineOf({ program: sourceCode.ast, scopeManager, text: sourceCode.text, file });
  const imports = importsOf(context, { settings, knowledge, outline: outlineOwn });
  if (imports === undefined && !knowledge.mattersTo(sourceCode.text)) return undefined;
  const outline = outlineOwn();
  const analysis = new Analysis(outline, knowledge, javascript, imports);
  const flow = analysis.run();
  return { outline, flow, resolver: resolverOf(outline, knowledge, javascript), settings, findings: (options) => findingsOf(analysis.program, flow, options) };
}

/** Parsers read code that is nested deeper than others of us can follow. It is not looked at: a linter does not fail for it. */
function unlessTooDeep<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** The node that spans exactly `place`; undefined when there is none. */
export function nodeAt(sourceCode: SourceCode, place: Place): Node | undefined {
  let node = sourceCode.getNodeByRangeIndex(place.start) as (Node & Rule.NodeParentExtension) | null;
  while (node?.range !== undefined && (node.range[0] > place.start || node.range[1] < place.end)) node = node.parent as Node & Rule.NodeParentExtension;
  return node?.range?.[0] === place.start && node.range[1] === place.end ? node : undefined;
}
