import type { Reporter, TestModule } from 'vitest/node';

/**
 * A vitest reporter that prints `N passed, N failed` alone on a line once everything else is printed.
 * A test that was skipped counts as neither. A test file that could not be loaded, and an error outside of a test, count as failed.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const unloadable = modules.filter((module) => module.errors().length > 0).length;
    const line = `${passed} passed, ${failed + unloadable + unhandled.length} failed`;
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
