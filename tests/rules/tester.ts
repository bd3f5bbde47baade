/** Rule tests in pairs: what is wrong stands beside the nearest code that is right. */
import * as parser from '@typescript-eslint/parser';
import { RuleTester, type Linter, type Rule } from 'eslint';
import { describe, it } from 'vitest';
import plugin from '../../src/index.js';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export interface Report {
  readonly messageId: string;
  /** Everything that the message is filled with. */
  readonly data?: Readonly<Record<string, string>>;
  /** Left out: none may be offered. */
  readonly suggestions?: readonly Suggestion[];
}

export interface Suggestion {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  /** The whole text after it was applied. */
  readonly output: string;
}

export interface Pair {
  readonly name: string;
  /** Code with a `«…»` around each stretch that must be reported: its first and last position are the report's. */
  readonly wrong: string;
  /** What is reported at each `«`, in the order of the text. */
  readonly reports: readonly Report[];
  /** The nearest code that is right. */
  readonly right: string | readonly string[];
  readonly options?: readonly unknown[];
  /** Default: `file.js`. One that ends in `.ts` or `.tsx` is read by the parser of typescript-eslint alone. */
  readonly filename?: string;
  /** The value of `settings['context-boundary']`. */
  readonly settings?: unknown;
}

/** Code that is right without a wrong twin. */
export type Right = Pick<Pair, 'name' | 'options' | 'filename' | 'settings'> & { readonly code: string };

/** Every report has to be described whole: its id, its data and its place. */
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

const parsers: Readonly<Record<string, Linter.LanguageOptions>> = {
  espree: { parserOptions: { ecmaFeatures: { jsx: true } } },
  'typescript-eslint': { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
};

/**
 * Runs `rule` over all of it, once per parser that can read the file. Throws where a mark is open, or where there are more
 * marks than reports or the other way round.
 */
export function testRule(name: string, rule: Rule.RuleModule, pairs: readonly Pair[], right: readonly Right[] = []): void {
  const { valid, invalid } = casesOf(pairs, right);
  for (const [parserName, languageOptions] of Object.entries(parsers)) {
    const readable = ({ filename }: { filename: string }): boolean => languageOptions.parser !== undefined || !/\.[cm]?tsx?$/.test(filename);
    const tester = new RuleTester({ languageOptions: { ecmaVersion: 'latest', ...languageOptions } });
    const cases = { valid: valid.filter(readable), invalid: invalid.filter(readable) };
    describe(parserName, () => {
      if (cases.valid.length + cases.invalid.length > 0) tester.run(name, rule, { ...cases, assertionOptions } as Parameters<RuleTester['run']>[2]);
    });
  }
}

/** The same for Python. */
export function testPython(name: string, rule: Rule.RuleModule, pairs: readonly Pair[], right: readonly Right[] = []): void {
  const tester = new RuleTester({ plugins: { 'context-boundary': plugin }, language: 'context-boundary/python' });
  tester.run(`${name} on Python`, rule, { ...casesOf(pairs, right, 'file.py'), assertionOptions } as Parameters<RuleTester['run']>[2]);
}

/** What a rule tester takes: in pairs, and in the order of the text. */
export function casesOf(pairs: readonly Pair[], right: readonly Right[], filename = 'file.js') {
  const own = (one: Omit<Right, 'code'>) => common({ filename, ...one });
  return {
    valid: [
      ...pairs.flatMap((pair) => [pair.right].flat().map((code, i) => ({ ...own(pair), name: `${pair.name}: right${i === 0 ? '' : ` (${i + 1})`}`, code }))),
      ...right.map((one) => ({ ...own(one), code: one.code })),
    ],
    invalid: pairs.map((pair) => ({ ...own(pair), ...wrongOf(pair) })),
  };
}

function common({ name, filename, options = [], settings }: Omit<Right, 'code'> & { readonly filename: string }) {
  const commonJs = filename.endsWith('.cjs');
  return {
    name, filename,
    ...(options.length === 0 ? {} : { options: [...options] }),
    ...(commonJs ? { languageOptions: { sourceType: 'commonjs' as const } } : {}),
    ...(settings === undefined ? {} : { settings: { 'context-boundary': settings } }),
  };
}

function wrongOf({ name, wrong, reports }: Pair): { code: string; errors: object[] } {
  const { code, places } = readMarks(wrong);
  if (places.length !== reports.length) throw new Error(`"${name}" has ${places.length} marks and ${reports.length} reports.`);
  return { code, errors: reports.map((report, i) => ({ ...report, ...places[i] })) };
}

interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Takes the marks out of a text: what is left, and where they were (1-based lines and columns), in the order of the `«`. */
export function readMarks(text: string): { readonly code: string; readonly places: readonly Location[] } {
  const places: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let code = '';
  for (const part of text.split(/([«»])/)) {
    if (part === '«') {
      const place = { start: code.length, end: -1 };
      places.push(place);
      open.push(place);
    } else if (part === '»') {
      const place = open.pop();
      if (place === undefined) throw new Error(`A » has no «: ${text}`);
      place.end = code.length;
    } else code += part;
  }
  if (open.length > 0) throw new Error(`A « has no »: ${text}`);
  return { code, places: places.map(({ start, end }) => locationOf(code, start, end)) };
}

function locationOf(code: string, start: number, end: number): Location {
  const at = (offset: number): [number, number] => {
    const before = code.slice(0, offset).split('\n');
    return [before.length, before.at(-1)!.length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [at(start), at(end)];
  return { line, column, endLine, endColumn };
}
