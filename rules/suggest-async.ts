/** The suggestion that makes a dependency of FastAPI an `async def`. */
import type { Rule } from 'eslint';
import type { Finding } from '../src/flow/index.js';
import type { FunctionDef, PythonNode } from '../src/python/ast.js';
import { PythonReferences } from '../src/python/references.js';
import type { PythonSourceCode } from '../src/python/source-code.js';
import { blockingCallOf } from '../src/python/suggest/blocking.js';
import { makeAsync } from '../src/python/suggest/make-async.js';
import { fixerOf, pythonNodeAt, type FileAnalysis } from './file.js';

/** The words of the suggestion, with and without a warning. */
export const makeAsyncMessages = {
  makeAsync: 'Make `{{name}}` an `async def`',
  makeAsyncBlocking: 'Make `{{name}}` an `async def`, although `{{call}}` ({{where}}) would hold up the event loop meanwhile',
};

/** Undefined where nothing of the kind is sound: it runs in a context of its own in any case, the function is none of its own, or somebody calls it who would have to await it. */
export function suggestAsync(sourceCode: PythonSourceCode, file: FileAnalysis, { place, end, crossing, functionName }: Finding): Rule.SuggestionReportDescriptor | undefined {
  const fn = end === 'framework' && crossing?.ownWork !== true ? functionAround(pythonNodeAt(sourceCode, place)) : undefined;
  if (fn === undefined || fn.name !== functionName || fn.name === '__init__') return undefined;
  const resolver = file.resolver();
  const { linted } = resolver.program;
  const isMark = ({ range: [start, stop] }: PythonNode): boolean => {
    const call = linted.calls.find(({ at }) => at.start === start && at.end === stop);
    return call !== undefined && resolver.resolve(call.callee, null).some((one) => one.kind === 'external' && resolver.knowledge.find(one.module, one.path).some((entry) => entry.role === 'crossing' && entry.plainOnly === true));
  };
  const edits = makeAsync(fn, new PythonReferences(sourceCode.ast, linted), isMark);
  if (edits === null) return undefined;
  const blocking = blockingCallOf(resolver, linted.functions.findIndex(({ nameAt }) => nameAt.start === fn.nameRange[0]));
  if (blocking === undefined) return { messageId: 'makeAsync', data: { name: fn.name }, fix: fixerOf(edits) };
  const { line, file: other } = resolver.program.spot(blocking.at);
  return { messageId: 'makeAsyncBlocking', data: { name: fn.name, call: blocking.text, where: other === undefined ? `line ${line}` : `${other}:${line}` }, fix: fixerOf(edits) };
}

function functionAround(node: PythonNode | undefined): FunctionDef | undefined {
  for (let at: PythonNode | null | undefined = node; at != null; at = at.parent) {
    if (at.type === 'FunctionDef') return at;
    if (at.type === 'AsyncFunctionDef' || at.type === 'Lambda') return undefined;
  }
  return undefined;
}
