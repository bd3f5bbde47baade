/** What a generated program is: a tree of shapes, and the text that it stands for. */

/** One statement of a program, with the statements inside it. */
export interface Item {
  readonly shape: string;
  readonly blocks: readonly (readonly Item[])[];
  /** `blocks`: the text of the statements inside, in the order of `blocks`. */
  readonly render: (blocks: readonly string[]) => Text;
}

/** `body` stands where the statement stands; `top` at the head of the program. */
export interface Text {
  readonly body: string;
  readonly top?: string;
}

/** A whole program. `header` and `footer` hold the store and the call of `main`. */
export interface Program {
  readonly header: (body: string) => string;
  readonly main: readonly Item[];
  readonly footer: string;
}

/** The program as a user would write it. */
export function textOf({ header, main, footer }: Program): string {
  const tops: string[] = [];
  const body = renderAll(main, tops);
  const rest = `${tops.join('\n')}\nasync function main() {\nawait null;\n${body}\n}\n${footer}\n`;
  return indent(header(rest) + rest);
}

function renderAll(items: readonly Item[], tops: string[]): string {
  return items.map((item) => {
    const { body, top } = item.render(item.blocks.map((block) => renderAll(block, tops)));
    if (top !== undefined) tops.push(top);
    return body;
  }).join('\n');
}

function indent(text: string): string {
  let depth = 0;
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const opens = count(line, /[{[(]/g) - count(line, /[}\])]/g);
    const closesFirst = count(/^[}\])]*/.exec(line)![0], /./g);
    const own = `${'  '.repeat(Math.max(0, depth - (closesFirst > 0 ? 1 : 0)))}${line}`;
    depth += Math.sign(opens) * (opens === 0 ? 0 : 1);
    return own;
  }).join('\n') + '\n';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The names of the shapes in a tree, with repeats. */
export function shapesIn(items: readonly Item[]): string[] {
  return items.flatMap((item) => [...item.shape.split(', '), ...item.blocks.flatMap(shapesIn)]);
}
