/** What is said where an object or a class is handed over that runs a function of its class. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';

it('names the function by its class, and what can be changed', () => {
  const folder = fileURLToPath(new URL('python-callable-dependency/', import.meta.url));
  const filename = `${folder}handed.py`;
  const found = new Linter({ cwd: folder }).verify(readFileSync(filename, 'utf8'), [plugin.configs.python].flat(), { filename });
  const why = 'runs in a worker thread, in a copy of the context, because FastAPI runs a dependency that is a plain `def` there (`Depends`, line 11), so nobody sees it, and readers such as `read_rows` (context.py:12) do not find it.';
  expect(found.map(({ message }) => message.replace(/\(`Depends`, line \d+\)/, '(`Depends`, line 11)'))).toEqual([
    `\`RequireUser.__call__()\` (-> \`set_current_user\`, checks.py:12 -> \`current_user.set\`, context.py:8) ${why} Make \`RequireUser.__call__\` an \`async def\`, or return the value and take it as a parameter.`,
    `\`Actor.__init__()\` (-> \`set_current_user\`, checks.py:22 -> \`current_user.set\`, context.py:8) ${why} Bind the value in a dependency that is an \`async def\`, or take it as a parameter.`,
  ]);
});
