/** Python as a language of ESLint: what a rule sees, and what comments, options and errors do. */
import { ESLint, Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

type Visitor = Record<string, (node: never) => void>;

/** Reports each node that one of the selectors matches, by the selector. */
function matching(...selectors: string[]): Rule.RuleModule {
  return {
    create: (context) => Object.fromEntries(selectors.map((selector) => [selector, (node: never) => { context.report({ node, message: selector }); }])) as Visitor as Rule.RuleListener,
  };
}

const noPass: Rule.RuleModule = {
  meta: { fixable: 'code', hasSuggestions: true, messages: { found: 'pass', instead: 'Write three dots' } },
  create: (context) => ({
    Pass(node: Rule.Node) {
      context.report({ node, messageId: 'found', fix: (fixer) => fixer.replaceText(node, '...'), suggest: [{ messageId: 'instead', fix: (fixer) => fixer.replaceText(node, '...') }] });
    },
  }) as unknown as Rule.RuleListener,
};

interface Options {
  readonly rules?: Record<string, Rule.RuleModule>;
  readonly languageOptions?: Linter.LanguageOptions;
  readonly filename?: string;
}

function config({ rules = { pass: noPass }, languageOptions = {} }: Options = {}): Linter.Config[] {
  const own = { ...plugin, rules };
  return [{
    files: ['**/*.py', '**/*.pyi'], plugins: { 'context-boundary': own }, language: 'context-boundary/python', languageOptions,
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`context-boundary/${name}`, 'error' as const])),
  }];
}

function lint(code: string, options: Options = {}): Linter.LintMessage[] {
  return new Linter().verify(code, config(options), { filename: options.filename ?? 'code.py' });
}

const places = (messages: readonly Linter.LintMessage[]) => messages.map(({ message, line, column, endLine, endColumn }) => `${message} ${line}:${column}-${endLine}:${endColumn}`);

describe('the tree', () => {
  it('is gone through in the order of the text, and selectors find their way in it', () => {
    const code = 'async def f(a, *, b=1):\n    return [x for x in a if x]\n\nclass C(Base):\n    pass\n';
    const selectors = ['AsyncFunctionDef[name="f"] > arguments', 'ListComp comprehension > Name[id="x"]', 'ClassDef:statement > Name.bases', ':matches(Return, Pass)'];
    expect(places(lint(code, { rules: { look: matching(...selectors) } }))).toEqual([
      'AsyncFunctionDef[name="f"] > arguments 1:13-1:22', ':matches(Return, Pass) 2:5-2:31', 'ListComp comprehension > Name[id="x"] 2:19-2:20', 'ListComp comprehension > Name[id="x"] 2:29-2:30',
      'ClassDef:statement > Name.bases 4:9-4:13', ':matches(Return, Pass) 5:5-5:9',
    ]);
  });

  it('has classes for selectors, and those of JavaScript match nothing', () => {
    const selectors = [':pattern', ':statement:not(If, Match)', 'FunctionDef:not(:function)', 'FunctionDef:not(:expression)'];
    expect(places(lint('match a:\n    case [b]: pass\ndef f(): pass\n', { rules: { look: matching(...selectors) } }))).toEqual([
      ':pattern 2:10-2:13', ':pattern 2:11-2:12', ':statement:not(If, Match) 2:15-2:19', 'FunctionDef:not(:expression) 3:1-3:14', ':statement:not(If, Match) 3:1-3:14', ':statement:not(If, Match) 3:10-3:14',
    ]);
  });

  it('has tokens, comments and parents', () => {
    const seen: unknown[] = [];
    const look: Rule.RuleModule = {
      create: ({ sourceCode }) => ({
        Pass(node: never) {
          const { tokens } = sourceCode as unknown as { readonly tokens: readonly { readonly value: string }[] };
          seen.push(tokens.map(({ value }) => value).filter((value) => value.trim() !== ''), sourceCode.getAllComments().map(({ value }) => value), sourceCode.getAncestors(node).map(({ type }) => type));
        },
      }) as unknown as Rule.RuleListener,
    };
    lint('def f():  # why\n    pass\n', { rules: { look } });
    expect(seen).toEqual([['def', 'f', '(', ')', ':', 'pass'], [' why'], ['Module', 'FunctionDef']]);
  });

  it('may be as deep as a line is long', () => {
    expect(lint(`x = ${'1 + '.repeat(20_000)}1\npass\n`)).toHaveLength(1);
  });

  it('counts columns in UTF-16 units, and ends lines where Python does', () => {
    expect(places(lint('x = "😀"; pass\r\npass\rpass\n'))).toEqual(['pass 1:11-1:15', 'pass 2:1-2:5', 'pass 3:1-3:5']);
  });

  it('is there in a stub file as well', () => {
    expect(lint('def f(a: int) -> str: pass\n', { filename: 'code.pyi' })).toHaveLength(1);
  });
});

describe('comments', () => {
  it.each([
    ['pass  # eslint-disable-line\n', 0],
    ['# eslint-disable-next-line context-boundary/pass -- on purpose\npass\n', 0],
    ['# eslint-disable\npass\n# eslint-enable\npass\n', 1],
    ['# eslint-disable context-boundary/other\npass\n', 1],
    ['x = "# eslint-disable"\npass\n', 1],
    ['# eslint context-boundary/pass: "off"\npass\n', 0],
    ['# eslint context-boundary/pass: ["warn"]\npass\n', 1],
    ['# noqa\npass\n', 1],
  ])('%j leaves %i', (code, count) => {
    expect(lint(code).filter(({ ruleId }) => ruleId === 'context-boundary/pass')).toHaveLength(count);
  });

  it('say so when they are no configuration', () => {
    expect(lint('# eslint context-boundary/pass: [\npass\n').map(({ ruleId, line, severity }) => ({ ruleId, line, severity }))).toContainEqual({ ruleId: null, line: 1, severity: 2 });
  });
});

describe('edits', () => {
  it('are made by --fix, and offered', async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config(), fix: true });
    const [result] = await eslint.lintText('\uFEFFif x:\r\n    pass\r\n', { filePath: 'code.py' });
    expect(result!.output).toBe('\uFEFFif x:\r\n    ...\r\n');
    expect(lint('pass\n')[0]!.suggestions).toEqual([{ messageId: 'instead', desc: 'Write three dots', fix: { range: [0, 4], text: '...' } }]);
  });
});

describe('what does not parse', () => {
  const template = 'pass\n{% if x %}\npass\n';

  it('is fatal, at the place that Python names', () => {
    const [message] = lint('x = (1,\n');
    expect(message).toMatchObject({ fatal: true, line: 1, column: 5, message: "Parsing error: '(' was never closed" });
  });

  it('is let be where the options say so, and what can be read is linted', () => {
    expect(lint(template).map(({ fatal }) => fatal)).toContain(true);
    expect(places(lint(template, { languageOptions: { tolerant: true } }))).toEqual(['pass 1:1-1:5', 'pass 3:1-3:5']);
  });
});

describe('the options', () => {
  it('may hold what is meant for other languages', () => {
    expect(lint('pass\n', { languageOptions: { ecmaVersion: 2022, globals: { a: true }, parserOptions: {}, sourceType: 'module' } })).toHaveLength(1);
  });

  it('are refused when they are wrong', () => {
    expect(() => lint('pass\n', { languageOptions: { tolerant: 'yes' } })).toThrow('languageOptions.tolerant must be true or false.');
  });
});

describe('the presets', () => {
  it.each(['python', 'python-strict'] as const)('%s lints Python and leaves out what is installed', async (preset) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs[preset] });
    expect(await eslint.isPathIgnored('app/main.py')).toBe(false);
    for (const path of ['.venv/lib/a.py', 'api/venv/a.py', 'x/site-packages/a.py', '__pycache__/a.py']) expect(await eslint.isPathIgnored(path), path).toBe(true);
    const rules = Object.keys((await eslint.calculateConfigForFile('app/main.py') as Linter.Config).rules!);
    expect(rules).toContain('context-boundary/no-lost-write');
    expect(rules).toContain('context-boundary/no-unreachable-read');
  });
});
