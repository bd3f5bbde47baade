/** A rebind that no observer can follow before its context ends. */
import type { Rule, SourceCode } from 'eslint';
import type { Node } from 'estree';
import type { Finding, IdleScope, UpwardWrite } from '../src/flow/index.js';
import { bindInCaller, runInstead, type Edit, type Source, type Tree } from '../src/javascript/suggest/index.js';
import { atEnd, createRule } from './create.js';
import { analysisOf, fixerOf, isPython, nodeAt, type FileAnalysis } from './file.js';
import { idleTextsOf, runOf, textsOf } from './lost-write-text.js';
import { makeAsyncMessages, suggestAsync } from './suggest-async.js';
import { keepWay, wayOfWrite } from './traces.js';
import { locOf, whereIs } from './where.js';

/** Options of `no-lost-write`. */
export interface Options {
  /** Also report rebinds that are seen inside a later callback or an awaited helper, but by nobody after it. Default: false. */
  readonly checkConfined?: boolean;
  /** Also look into template literals that hold a whole module, which a generator writes into a file of its own. Default: false. */
  readonly checkTemplates?: boolean;
}

/** Where code that is to be written stands as a whole: a variable, what a function gives, what a module exports. */
const WHOLE_TEMPLATE = ':matches(VariableDeclarator, ReturnStatement, ArrowFunctionExpression, ExportDefaultDeclaration) > TemplateLiteral';

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing a context store where nobody can see the value before its context ends',
      presets: { recommended: ['error'], strict: ['error', { checkConfined: true, checkTemplates: true }] },
      python: true,
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkConfined: {
          type: 'boolean',
          description: 'Also report rebinds that are seen inside a later callback or an awaited helper, but by nobody after it.',
        },
        checkTemplates: {
          type: 'boolean',
          description: 'Also look into template literals that hold a whole module, which a generator writes into a file of its own.',
        },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkConfined: false, checkTemplates: false }],
    messages: {
      lost: '`{{write}}` {{boundary}}, so {{consequence}}. {{repair}}',
      confined: '`{{write}}` {{boundary}}: {{consequence}}. {{repair}}',
      stale: '`{{write}}` {{boundary}}, so {{consequence}}. {{repair}}',
      lostMutation: 'The object in `{{store}}` is changed in a function that `{{boundary}}` ({{where}}) runs on the other side of a thread or process: the store there is another one, so the caller does not see the change. Send the value back as the result or in a message.',
      upward: '`{{write}}` binds in the task that `{{middleware}}` ({{where}}) runs the application in, so `{{read}}` ({{line}}), which waits for that task, does not see the value. Put it into the request or its scope (`request.state`), or {{repair}}.',
      idle: '`{{write}}` {{by}}binds the value only while the function that it is handed runs, and that one does nothing: {{consequence}}. {{repair}}',
      runInstead: 'Bind with `{{run}}` for the code that follows',
      ...makeAsyncMessages,
      bindInCaller: 'Take the write out of `{{helper}}`, and run what follows each call of it inside `{{run}}`',
    },
  },
  create(context) {
    const file = analysisOf(context);
    if (file === undefined) return {};
    const [options] = context.options as [Options?];
    const asked = { checkConfined: options?.checkConfined === true };
    const templates: Node[] = [];
    return {
      ...(options?.checkTemplates === true ? { [WHOLE_TEMPLATE]: (node: Node) => { templates.push(node); } } : {}),
      ...atEnd(() => {
        const findings = file.findings(asked);
        for (const finding of findings) report(context, file, finding);
        for (const write of file.upward()) if (!findings.some(({ place }) => place.start === write.place.start)) reportUpward(context, write);
        for (const scope of file.idle()) reportIdle(context, scope);
        for (const template of templates) for (const finding of file.findingsInTemplate(template, asked)) report(context, file, finding);
      }),
    };
  },
});

function report(context: Rule.RuleContext, file: FileAnalysis, finding: Finding): void {
  const { sourceCode } = context;
  const node = nodeAt(sourceCode, finding.place);
  const suggestion = isPython(sourceCode) ? suggestAsync(sourceCode, file, finding) : node === undefined || !finding.direct ? undefined : suggestionFor(sourceCode, finding, node);
  const loc = locOf(sourceCode, finding.place);
  keepWay(context, loc.start, wayOfWrite(finding));
  context.report({
    loc,
    messageId: finding.id,
    data: textsOf(finding, node),
    ...(suggestion === undefined ? {} : { suggest: [suggestion] }),
  });
}

function reportUpward(context: Rule.RuleContext, { place, text, read, middleware }: UpwardWrite): void {
  context.report({
    loc: locOf(context.sourceCode, place),
    messageId: 'upward',
    data: { write: `${text}()`, middleware: middleware.name, where: whereIs(middleware.at), read: read.text, line: whereIs(read.at), repair: middleware.isReader ? `make \`${middleware.name}\` a plain ASGI middleware` : 'give the application the middleware that reads it first' },
  });
}

function reportIdle(context: Rule.RuleContext, scope: IdleScope): void {
  const { place, text, by } = scope;
  const loc = locOf(context.sourceCode, place);
  const points = [{ at: place, text: `\`${text}\` binds for a function that does nothing` }];
  keepWay(context, loc.start, by === undefined ? points : [...points, { at: by.at, text: `\`${by.text}\` takes the value back when that returns` }]);
  context.report({
    loc,
    messageId: 'idle',
    data: idleTextsOf(scope),
  });
}

function suggestionFor(sourceCode: SourceCode, finding: Finding, write: Node): Rule.SuggestionReportDescriptor | undefined {
  const source = sourceCode as unknown as Source;
  const data = { run: runOf(finding) ?? '', helper: finding.functionName };
  // A `run` in the helper would be no help to the reader behind it.
  if (finding.id === 'confined' && finding.end === 'await' && finding.reader?.follows === true) return undefined;
  if (finding.id === 'confined') return suggestion('runInstead', data, runInstead(source, write as Tree, finding.seenAt));
  if (finding.end !== 'await') return undefined;
  return suggestion('bindInCaller', data, bindInCaller(source, write as Tree, finding.reader?.at.file === undefined ? finding.reader?.at.start : undefined));
}

function suggestion(messageId: string, data: Record<string, string>, edits: readonly Edit[] | null): Rule.SuggestionReportDescriptor | undefined {
  if (edits === null) return undefined;
  return { messageId, data, fix: fixerOf(edits) };
}
