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
      // The command runs in processes of its own, where `npm run test:hosts` drives it and what it prints.
      exclude: ['tests/**', 'src/cli/**', 'src/explain/**', 'src/formats/**'],
      reporter: ['text', 'json-summary'],
      // The lines that no test reaches yet lie in src/flow, src/project and src/python/outline, with a few in rules and src/catalog.
      thresholds: { lines: 98 },
    },
  },
});
