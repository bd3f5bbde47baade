import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/**
 * A vitest reporter that prints `N passed, N failed` alone on a line once everything else is printed.
 * A test that was skipped counts as neither. What fails outside of a test counts as one failed: a file that does not load, a hook,
 * an error that nobody caught, and a run that found no tests or was broken off, whatever passed before.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter((suite) => suite.errors().length > 0).length;
    const known = failed + broken + unhandled.length;
    const line = `${passed} passed, ${known === 0 && (tests.length === 0 || reason !== 'passed') ? 1 : known} failed`;
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
