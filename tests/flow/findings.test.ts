/** What is said of a file that is too tangled to be followed through all that rebinds behind an `await`: what is certain of the rest. */
import { expect, it, vi } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { findingsIn, type Imports } from '../../src/flow/index.js';
import type { Limits } from '../../src/flow/limits.js';
import { javascript } from '../../src/javascript/language.js';
import { outlined } from './outlined.js';

// Less is enough to be too much.
vi.mock('../../src/flow/limits.js', async (original) => ({ LIMITS: { ...(await original<{ LIMITS: Limits }>()).LIMITS, effortForMany: 60 } }));

const STORE = "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const store = new AsyncLocalStorage();";
const text = (tangle: string): string => `import { store } from './store';
async function handle() { await 1; store.enterWith(1); }
export async function run() { ${tangle} await handle(); return store.getStore(); }
async function late0() { await 1; store.enterWith(0); }
${Array.from({ length: 30 }, (_, i) => `async function late${i + 1}() { await late${i}(); await late${(i * 5) % 31}(); await late${(i * 11) % 31}(); }`).join('\n')}`;
const NEAR = ['enterWith', 'var handle'];
const FAR = [...NEAR, ...Array.from({ length: 31 }, (_, i) => `var late${i}`)];

it.each<[string, string, readonly string[] | undefined, number]>([
  ['all, where it is not tangled', '', undefined, 1],
  ['nothing, where no more is known of the names', 'await late30();', undefined, 0],
  ['what the names that are called by plain functions lead to', 'await late30();', NEAR, 1],
  ['nothing, where those are too many as well', 'await late30();', FAR, 0],
])('%s', (_, tangle, calling, count) => {
  const imports: Imports = {
    rebinding: new Set(tangle === '' ? NEAR : FAR), reading: new Set(['getStore']), isPackage: () => false,
    follow: (specifier) => (specifier === './store' ? { path: '/project/store.ts', outline: outlined(STORE, '/project/store.ts') } : undefined),
    ...(calling === undefined ? {} : { calling: () => new Set(calling) }),
  };
  const found = findingsIn(outlined(text(tangle), '/project/a.ts'), createCatalog(catalog), javascript, imports, { checkConfined: false });
  expect(found.filter(({ functionName }) => functionName === 'handle')).toHaveLength(count);
});
