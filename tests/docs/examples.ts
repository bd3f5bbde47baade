/** Reads the code examples out of a Markdown page. */

export interface Example {
  /** The language of the fence: `js`, `ts`, `sh` … */
  readonly language: string;
  /** What the fence says after its language: `file="app/page.tsx"` gives `{ file: 'app/page.tsx' }`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly code: string;
  /** 1-based line of the first line of code. */
  readonly line: number;
  /** What the page says of it; undefined when it says neither. */
  readonly kind: 'incorrect' | 'correct' | undefined;
  /** The nearest heading above it, without `#`; empty when there is none. */
  readonly under: string;
}

export interface Page {
  /** Texts of the headings, in order, without their `#`. */
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

const fence = /^(`{3,})(\w*)\s*(.*)$/;
const heading = /^(#+)\s+(.+?)\s*$/;
const comment = /^<!--\s*(incorrect|correct|neither)\s*-->$/i;

/**
 * Takes the page apart. A heading that holds the word "incorrect" or "correct" says so of the blocks below it, to the next
 * heading; so does a comment such as `<!-- incorrect -->`, which also overrules the heading. Fences stand at the start of a line.
 */
export function readPage(markdown: string): Page {
  const headings: string[] = [];
  const examples: Example[] = [];
  let kind: Example['kind'];
  let open: { readonly ticks: string; readonly example: Omit<Example, 'code'>; readonly lines: string[] } | undefined;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    if (open !== undefined) {
      if (line.trimEnd() === open.ticks) {
        examples.push({ ...open.example, code: `${open.lines.join('\n')}\n` });
        open = undefined;
      } else open.lines.push(line);
      continue;
    }
    const [, ticks, language, rest] = fence.exec(line) ?? [];
    if (ticks !== undefined) {
      open = { ticks, lines: [], example: { language: language ?? '', attributes: attributesOf(rest ?? ''), line: index + 2, kind, under: headings.at(-1) ?? '' } };
      continue;
    }
    const title = heading.exec(line)?.[2];
    if (title !== undefined) {
      headings.push(title);
      kind = kindOf(title);
    }
    const said = comment.exec(line)?.[1];
    if (said !== undefined) kind = kindOf(said);
  }
  if (open !== undefined) throw new Error(`The fence before line ${open.example.line} has no end.`);
  return { headings, examples };
}

function kindOf(text: string): Example['kind'] {
  const word = /\b(incorrect|correct)\b/i.exec(text)?.[1]?.toLowerCase();
  return word as Example['kind'];
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value] as [string, string]));
}
