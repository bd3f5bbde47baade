/** What this package says of itself. */
import { createRequire } from 'node:module';

/**
 * The package asks for its own `package.json` by name, because that finds it from `src/` as from `dist/src/`. ESLint keys its
 * `--cache` by this version: one that lags behind would keep old results alive after an upgrade.
 */
export const { name, version } = createRequire(import.meta.url)('eslint-plugin-context-boundary/package.json') as { readonly name: string; readonly version: string };
