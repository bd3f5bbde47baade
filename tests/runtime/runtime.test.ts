/** What the linter says of generated programs, against what the runtime did. More of them: `npm run test:runtime`. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cutsOf, judgeAcross } from './across.js';
import { programs, runBatch } from './batch.js';
import { compare, judge, runtimeHere } from './compare.js';
import { lint } from './lint.js';
import { expectRejections, runProgram } from './run.js';
import { shapes } from './shapes/index.js';

const COUNT = 1000;
const SEED = 3;

describe('generated programs', () => {
  const all = programs(COUNT, SEED);

  it('agree with the linter, all of them', async () => {
    const report = await runBatch(all);
    expect(report.failures.map(({ text, disagreements }) => ({ text, disagreements }))).toEqual([]);
    expect(report.programs).toBe(COUNT);
    expect(report.agreed + [...report.leftOut.values()].reduce((a, b) => a + b, 0)).toBe(COUNT);
    // Few are left out, and both verdicts are common.
    expect(report.agreed).toBeGreaterThan(COUNT * 0.9);
    expect(report.lost).toBeGreaterThan(COUNT);
    expect(report.confined).toBeGreaterThan(COUNT / 50);
    expect(report.seen).toBeGreaterThan(COUNT);
    // Every kind of statement takes part.
    expect(shapes.filter(({ name }) => !report.shapes.has(name)).map(({ name }) => name)).toEqual([]);
    expect(report.shapes.size).toBeGreaterThanOrEqual(40);
  }, 300_000);

  it('agree when they are cut into modules', async () => {
    const report = await runBatch(all.slice(0, 60), (text, index) => judgeAcross(text, cutsOf(index)));
    expect(report.failures.map(({ text, disagreements }) => ({ text, disagreements }))).toEqual([]);
    expect(report.agreed).toBeGreaterThan(50);
    expect(report.lost).toBeGreaterThan(60);
  }, 120_000);

  it('are the same for the same seed', () => {
    const [first, second] = [programs(3, SEED), programs(3, SEED + 1)];
    expect(JSON.stringify(first)).toBe(JSON.stringify(all.slice(0, 3)));
    expect(JSON.stringify(second)).not.toBe(JSON.stringify(first));
  });
});

describe('the comparison itself', () => {
  const program = (body: string): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nconst store = new AsyncLocalStorage();\nasync function main() {\nawait null;\n${body}\n}\nmain();\n`;

  it.each([
    ['a write that is lost', 'store.enterWith(\'w\');', { lost: 1, seen: 0 }],
    ['a write that is read', 'store.enterWith(\'w\');\nstore.getStore();', { lost: 0, seen: 1 }],
    ['a write that only one of two ways reads', 'store.enterWith(\'w\');\nif (coin.flip) store.getStore();', { lost: 0, seen: 1 }],
  ])('counts %s', async (_, body, expected) => {
    const stop = expectRejections();
    expect(await judge(program(body))).toMatchObject({ disagreements: [], ...expected });
    stop();
  });

  const again = (call: string, own = ''): string => `async function twice() {\nconst bound1 = AsyncLocalStorage.bind(() => {\n${own}store.enterWith('w');\ncoin.end;\n});\n${call}\nbound1();\n}\nawait twice();`;
  const hasContextFrame = Number(process.versions.node.split('.')[0]) >= 24;

  // Up to Node 22 the second call reads what the first has bound, and nobody reads what the second binds: that is one and the same place to edit.
  it('holds a wrapped function that is called again against what is said where it is wrapped', async () => {
    const stop = expectRejections();
    const read = 'store.getStore();\n';
    for (const call of ['bound1();', 'bound1();\nawait null;']) {
      expect(await judge(program(again(call, read)))).toMatchObject({ disagreements: [], lost: hasContextFrame ? 1 : 0 });
      expect(await judge(program(again(call)))).toMatchObject({ disagreements: [], lost: 1 });
    }
    const linted = { ...lint(program(again('bound1();\nawait null;')), runtimeHere()), findings: [] };
    expect(compare(program(again('bound1();\nawait null;')), linted, await runProgram(program(again('bound1();\nawait null;')))).disagreements).toMatchObject([{ what: 'missed' }, { what: 'not reported at a boundary' }]);
    stop();
  });

  // Where it awaits before it binds, the second call does not read that: it is the same place to edit.
  it('does not ask for a report where one of two ways through a wrapped function is right', async () => {
    const stop = expectRejections();
    const body = `async function twice() {\nconst bound1 = AsyncLocalStorage.bind(async () => {\nif (coin.flip) await null;\nstore.getStore();\nstore.enterWith('w');\ncoin.end;\n});\nawait bound1();\nawait bound1();\n}\nawait twice();`;
    expect(await judge(program(body))).toMatchObject({ disagreements: [] });
    stop();
  });

  // A loop closes a generator at its beginning and asks for a value at its item, but nobody can edit the one without the other.
  it('takes a loop for one place, whether it asks for a value or closes what it goes through', async () => {
    const stop = expectRejections();
    const loop = (after: string): string => `function* rows() {\ntry {\nyield 1;\n} finally {\nstore.enterWith('w');\n}\n${after}}\nfor (const item of rows()) {\nif (coin.flip) break;\n}`;
    expect(await judge(program(loop('store.getStore();\n')))).toMatchObject({ disagreements: [], lost: 0 });
    expect(await judge(program(loop('')))).toMatchObject({ disagreements: [], lost: 1 });
    stop();
  });

  // Of the inner call the outer one sees what it binds, as long as the inner one has not awaited itself.
  it('holds what is lost behind an await on some ways against those ways of the function itself', async () => {
    const stop = expectRejections();
    const body = 'function setUser(value) {\nstore.enterWith(value);\n}\nasync function again() {\nwhile (coin.more) {\nstore.enterWith(await \'first\');\n}\nif (coin.more) {\nawait again();\n}\nstore.getStore();\nsetUser(\'w\');\n}\nawait again();';
    const linted = lint(program(body), runtimeHere());
    expect(linted.findings).toMatchObject([{ id: 'lost', onSomeWays: true }]);
    expect(compare(program(body), linted, await runProgram(program(body)))).toMatchObject({ disagreements: [], lost: 1 });
    stop();
  });

  it('sees a write that is lost and not reported', async () => {
    // An object whose methods cannot be seen from here reads nothing in truth.
    const verdict = await judge(program('const { unknown = () => store.getStore() } = coin;\nstore.enterWith(\'w\');\nif (false && unknown) {}\n(() => coin.nothing === 1 && unknown())();'));
    expect(verdict.disagreements).toMatchObject([{ what: 'missed' }]);
  });
});

describe('the first use of AsyncLocalStorage in a process', () => {
  const cold = (warm: string): string => {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', `
      const { AsyncLocalStorage } = require('node:async_hooks');
      ${warm}
      const store = new AsyncLocalStorage();
      async function bind() { await null; store.enterWith('bound'); }
      (async () => { await bind(); console.log(store.getStore() ?? 'nothing'); })();
    `], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim();
  };
  const hasContextFrame = Number(process.versions.node.split('.')[0]) >= 24;

  it('makes a lost write look alive up to Node 22, because the promises made before have no context', () => {
    expect(cold('')).toBe(hasContextFrame ? 'nothing' : 'bound');
  });

  it('loses it once anything has used a store before', () => {
    expect(cold('new AsyncLocalStorage().run(0, () => undefined);')).toBe('nothing');
  });
});
