/** The cases of the rules in Oxlint, whose tester needs Node.js 22 or later: `tests/hosts/oxlint.test.ts` starts this on one. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: { include: ['tests/hosts/oxlint-cases/cases.ts'], testTimeout: 60_000 },
});
