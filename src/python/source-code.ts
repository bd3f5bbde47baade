/** A Python file as rules see it: its tree, its comments with what they tell ESLint, and the way through it. */
import { createRequire } from 'node:module';
import type * as PluginKit from '@eslint/plugin-kit';
import type { Comment, ParsedPython, PythonNode, Token } from './ast.js';
import { visitorKeys } from './visitor-keys.js';

/** Also the ends of lines that Python knows of; a form feed or U+2028 ends none. */
export const LINE_END = /\r\n|[\r\n]/u;

const DIRECTIVE = /^\s*eslint(?:-enable|-disable(?:(?:-next)?-line)?)?(?:\s|$)/u;

type Located = PythonNode | Comment | Token;
interface Problem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: Comment['loc'];
}

/** What ESLint 9.8 and later ask of a source code object, and what the rules of this plugin ask on top. */
export interface PythonSourceCode {
  readonly text: string;
  readonly ast: PythonNode & { readonly type: 'Module' };
  readonly comments: readonly Comment[];
  readonly tokens: readonly Token[];
  getText(node?: Located, before?: number, after?: number): string;
  getLocFromIndex(index: number): { line: number; column: number };
  /** The innermost node that holds the offset; null when there is none. */
  getNodeByRangeIndex(index: number): PythonNode | null;
}

type Constructor = new (text: string, parsed: ParsedPython) => PythonSourceCode;

let made: Constructor | undefined;

/**
 * Makes the source code object of a file.
 *
 * @param text without the byte order mark, as ESLint has it
 * @param parsed the same text, parsed
 */
export function createPythonSourceCode(text: string, parsed: ParsedPython): PythonSourceCode {
  // Loaded with the first Python file: nobody else has a use for it.
  made ??= define(createRequire(import.meta.url)('@eslint/plugin-kit') as typeof PluginKit);
  return new made(text, parsed);
}

function define({ ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep }: typeof PluginKit): Constructor {
  const directives = new ConfigCommentParser();

  return class extends TextSourceCodeBase implements PythonSourceCode {
    declare readonly ast: PythonNode & { readonly type: 'Module' };
    readonly visitorKeys = visitorKeys;
    readonly comments: readonly Comment[];
    readonly #parsed: ParsedPython;
    #inline: readonly Comment[] | undefined;
    #steps: PluginKit.VisitNodeStep[] | undefined;

    constructor(text: string, parsed: ParsedPython) {
      super({ text, ast: parsed.ast, lineEndingPattern: LINE_END });
      this.comments = parsed.comments;
      this.#parsed = parsed;
    }

    get tokens(): readonly Token[] {
      return this.#parsed.tokens;
    }

    getAllComments(): readonly Comment[] {
      return this.comments;
    }

    override getParent(node: object): object | undefined {
      return (node as PythonNode).parent ?? undefined;
    }

    getInlineConfigNodes(): readonly Comment[] {
      return this.#inline ??= this.comments.filter(({ value }) => DIRECTIVE.test(value));
    }

    getDisableDirectives(): { directives: PluginKit.Directive[]; problems: Problem[] } {
      const found: PluginKit.Directive[] = [];
      for (const node of this.getInlineConfigNodes()) {
        const { label, value, justification } = directives.parseDirective(node.value)!;
        if (label.startsWith('eslint-')) found.push(new Directive({ type: label.slice('eslint-'.length) as PluginKit.DirectiveType, node, value, justification }));
      }
      return { directives: found, problems: [] };
    }

    applyInlineConfig(): { configs: { config: { rules: PluginKit.RulesConfig }; loc: Comment['loc'] }[]; problems: Problem[] } {
      const configs: { config: { rules: PluginKit.RulesConfig }; loc: Comment['loc'] }[] = [];
      const problems: Problem[] = [];
      for (const node of this.getInlineConfigNodes()) {
        const { label, value } = directives.parseDirective(node.value)!;
        if (label !== 'eslint') continue;
        const parsed = directives.parseJSONLikeConfig(value);
        if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc: node.loc });
        else problems.push({ ruleId: null, message: parsed.error.message, loc: node.loc });
      }
      return { configs, problems };
    }

    /** A stack of its own: a sum of twenty thousand terms is a tree as deep. */
    override traverse(): Iterable<PluginKit.VisitNodeStep> {
      if (this.#steps !== undefined) return this.#steps;
      const steps: PluginKit.VisitNodeStep[] = [];
      const stack: (readonly [node: PythonNode, parent: PythonNode | null, phase: 1 | 2])[] = [[this.ast, null, 1]];
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        const [node, parent, phase] = next;
        steps.push(new VisitNodeStep({ target: node, phase, args: [node, parent] }));
        if (phase === 2) continue;
        node.parent = parent;
        stack.push([node, parent, 2]);
        for (const child of childrenOf(node).reverse()) stack.push([child, node, 1]);
      }
      return this.#steps = steps;
    }

    getNodeByRangeIndex(index: number): PythonNode | null {
      let found: PythonNode | null = null;
      for (let at: PythonNode | undefined = this.ast; at !== undefined; at = childrenOf(at).find(({ range: [start, end] }) => start <= index && index < end)) found = at;
      return found;
    }
  };
}

/** The child nodes, in the order in which they are visited. */
export function childrenOf(node: PythonNode): PythonNode[] {
  const found: PythonNode[] = [];
  const fields = node as unknown as Readonly<Record<string, PythonNode | readonly (PythonNode | null)[] | null>>;
  for (const key of visitorKeys[node.type]) {
    const value = fields[key];
    if (value == null) continue;
    if (Array.isArray(value)) {
      for (const child of value as readonly (PythonNode | null)[]) if (child !== null) found.push(child);
    } else found.push(value as PythonNode);
  }
  return found;
}
