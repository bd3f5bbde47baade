/**
 * The tokens of a text whose tree is known. What is hard to tell from characters (regular expressions, templates, text in JSX)
 * stands in the tree; what is left are words and punctuators.
 */
import { nodesOf, type Keys, type Lines, type Located, type Node } from './locations.js';

const WORD = /#?(?:[\p{ID_Start}$_]|\\u(?:\{[\da-f]+\}|[\da-f]{4}))(?:[\p{ID_Continue}$\u200C\u200D]|\\u(?:\{[\da-f]+\}|[\da-f]{4}))*/uiy;
const PUNCTUATOR = />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()[\];,<>+\-*/%&|^!~?:=.@#]/y;
const SPACE = /\s+/y;

const KEYWORDS = new Set(('break case catch class const continue debugger default delete do else enum export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with'
  + ' implements interface let package private protected public static yield').split(' '));

/** What the tree says of a stretch of the text. */
type Atoms = ReadonlyMap<number, { readonly type: string; readonly end: number }>;

/** All tokens, in the order of the text. */
export function tokensOf(text: string, program: Node, comments: readonly Located[], keys: Keys, lines: Lines): Located[] {
  const landmarks = landmarksIn(program, keys);
  const skips = new Map(comments.map(({ range }) => range));
  const tokens: Located[] = [];
  let at = 0;
  while (at < text.length) {
    const atom = landmarks.atoms.get(at);
    const skip = atom === undefined ? skips.get(at) ?? endOf(SPACE, text, at) : undefined;
    if (skip !== undefined) {
      at = skip;
      continue;
    }
    const { type, end } = atom ?? read(text, at, landmarks);
    const value = text.slice(at, end);
    const range: [number, number] = [at, end];
    tokens.push({ type, value: type === 'PrivateIdentifier' ? value.slice(1) : value, range, loc: lines.of(range) });
    at = end;
  }
  return tokens;
}

interface Landmarks {
  readonly atoms: Atoms;
  /** Offsets of names: `delete` in `map.delete()` is one. */
  readonly names: ReadonlySet<number>;
  /** Offsets of `>` that end a list of types: `Map<string, Array<number>>` has two of them, and no shift. */
  readonly angles: ReadonlySet<number>;
}

function landmarksIn(program: Node, keys: Keys): Landmarks {
  const atoms = new Map<number, { type: string; end: number }>();
  const [angles, names] = [new Set<number>(), new Set<number>()];
  for (const node of nodesOf(program, keys)) {
    const [start, end] = node.range;
    const type = node.type === 'Literal' ? literalType(node) : ATOMS[node.type];
    if (type !== undefined && end > start) atoms.set(start, { type, end });
    if (node.type === 'Identifier') names.add(start);
    if (node.type === 'TSTypeParameterInstantiation' || node.type === 'TSTypeParameterDeclaration') angles.add(end - 1);
  }
  return { atoms, angles, names };
}

const ATOMS: Readonly<Record<string, string>> = { TemplateElement: 'Template', JSXText: 'JSXText', JSXIdentifier: 'JSXIdentifier' };

function literalType(node: Node): string | undefined {
  if (node['regex'] != null) return 'RegularExpression';
  if (node['bigint'] != null || typeof node['value'] === 'number') return 'Numeric';
  return typeof node['value'] === 'string' ? 'String' : undefined;
}

function read(text: string, at: number, { angles, names }: Landmarks): { type: string; end: number } {
  const word = endOf(WORD, text, at);
  if (word !== undefined) return { type: names.has(at) ? 'Identifier' : wordType(text.slice(at, word)), end: word };
  if (angles.has(at)) return { type: 'Punctuator', end: at + 1 };
  // What nobody knows is passed over by the character, so that there is an end.
  return { type: 'Punctuator', end: endOf(PUNCTUATOR, text, at) ?? at + 1 };
}

function wordType(word: string): string {
  if (word.startsWith('#')) return 'PrivateIdentifier';
  if (word === 'true' || word === 'false') return 'Boolean';
  if (word === 'null') return 'Null';
  return KEYWORDS.has(word) ? 'Keyword' : 'Identifier';
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
