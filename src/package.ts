/** What this package says of itself. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);
const MANIFEST = 'eslint-plugin-context-boundary/package.json';

/**
 * The package asks for its own `package.json` by name, because that finds it from `src/` as from `dist/src/`. ESLint keys its
 * `--cache` by this version: one that lags behind would keep old results alive after an upgrade.
 */
export const { name, version } = require(MANIFEST) as { readonly name: string; readonly version: string };

/** Where the package is installed. */
export const folder = dirname(require.resolve(MANIFEST));
