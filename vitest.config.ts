import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/tools/closing-line.ts'],
    maxWorkers: 2,
    // Some tests start processes and servers, on machines that may be slow.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      // `src/cli/main.ts` is two lines and ends the process: `npm run test:hosts` starts it.
      exclude: ['tests/**', 'src/cli/main.ts'],
      reporter: ['text', 'json-summary'],
      // A line that no test can run says why beside it: `v8 ignore next`.
      thresholds: { lines: 100 },
    },
  },
});
