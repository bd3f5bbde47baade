import { expect, it } from 'vitest';
import { readPage } from './examples.js';

const page = `# A rule

\`\`\`js
neither();
\`\`\`

## Examples

### Incorrect

\`\`\`ts file="app/page.tsx"
# no heading
wrong();
\`\`\`

<!-- correct -->

\`\`\`\`js
\`\`\`
right();
\`\`\`\`

### Correct code

\`\`\`
plain
\`\`\`

## Options

\`\`\`json
{}
\`\`\`
`;

it('finds headings outside of code', () => {
  expect(readPage(page).headings).toEqual(['A rule', 'Examples', 'Incorrect', 'Correct code', 'Options']);
});

it('tells what a page says of each block, where it is and in which file', () => {
  expect(readPage(page).examples).toEqual([
    { language: 'js', attributes: {}, code: 'neither();\n', line: 4, kind: undefined, under: 'A rule' },
    { language: 'ts', attributes: { file: 'app/page.tsx' }, code: '# no heading\nwrong();\n', line: 12, kind: 'incorrect', under: 'Incorrect' },
    { language: 'js', attributes: {}, code: '```\nright();\n', line: 19, kind: 'correct', under: 'Incorrect' },
    { language: '', attributes: {}, code: 'plain\n', line: 26, kind: 'correct', under: 'Correct code' },
    { language: 'json', attributes: {}, code: '{}\n', line: 32, kind: undefined, under: 'Options' },
  ]);
});

it('does not swallow the rest of a page after a fence that never ends', () => {
  expect(() => readPage('```js\nx\n')).toThrow('The fence before line 2 has no end.');
});
