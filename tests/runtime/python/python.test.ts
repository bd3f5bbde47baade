/** What the linter says of generated programs in Python, against what `python3` did. More of them: `npm run test:runtime -- --python`. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { comparePython, disagreements, judgePython, runPython } from './compare.js';
import { pythonProgram, pythonShapes } from './program.js';
import { shrinkPython } from './shrink.js';

const version = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
// Groups of tasks came with 3.11.
const [, minor] = /^Python 3\.(\d+)/.exec(version) ?? [];
const runs = Number(minor ?? 0) >= 11;

describe('generated programs in Python', () => {
  it.skipIf(!runs)(`agree with the linter (${version === '' ? 'there is no python3 here' : version})`, { timeout: 300_000 }, () => {
    const report = comparePython(60, 5)!;
    expect(report.failures.map(({ text, what }) => ({ text, what }))).toEqual([]);
    expect(report.lost).toBeGreaterThan(20);
    expect(report.unreachable).toBeGreaterThan(40);
    expect(report.shapes.size).toBeGreaterThanOrEqual(40);
    expect([...report.shapes.keys()].filter((shape) => !pythonShapes.includes(shape))).toEqual([]);
  });
});

describe('the comparison', () => {
  const program = 'from contextvars import ContextVar\nimport asyncio\nv = ContextVar("v", default="none")\nasync def main():\n    async def f1():\n        v.set("w0")\n    await asyncio.create_task(f1())\nasyncio.run(main())\n';

  it('tells a write that is reported and was seen, and one that was put back', () => {
    expect(disagreements(program, { seen: ['w0'], ended: ['w0'], empty: [], bound: [] }).what).toEqual(['line 6: reported as lost, and somebody saw it']);
    const putBack = program.replace('v.set("w0")', 'v.set("w0")  # bound for a while');
    expect(disagreements(putBack, { seen: [], ended: [], empty: [], bound: [] }).what).toEqual(['line 6: reported as lost, and it was put back or never bound']);
    // Bound over before anybody looked.
    expect(disagreements(program, { seen: [], ended: [], empty: [], bound: [] }).what).toEqual([]);
    expect(disagreements(program, { seen: [], ended: ['w0'], empty: [], bound: [] }).what).toEqual([]);
  });

  it('tells a write that is lost and not reported, and a look-up that finds nothing', () => {
    const seen = program.replace('        v.set("w0")\n', '        v.set("w0")\n        v.get()\n');
    expect(disagreements(seen, { seen: [], ended: ['w0'], empty: [], bound: [] }).what).toEqual(['line 6: nobody saw it, and it is not reported']);
    const far = program.replace('asyncio.run', 'def f2():\n    see(7, 1)\nthreading.Thread(target=f2)\nasyncio.run');
    expect(disagreements(far, { seen: [], ended: ['w0'], empty: [7], bound: [10] }).what).toEqual(['line 10: a look-up over there found nothing, and it is not reported']);
    expect(disagreements(far, { seen: [], ended: ['w0'], empty: [7], bound: [] }).what).toEqual([]);
  });

  it.skipIf(!runs)('counts on it that a look-up throws, in a block that ends what was bound there', () => {
    const main = (first: string): string => `${pythonProgram(1).text.split('async def main')[0]}async def main():
    pass  # begin
    bind("w0")
    try:
        with bound("w1"):
            ${first}
        bind("w2")
    finally:
        look(3)
    pass  # end


asyncio.run(main())
`;
    const judged = (text: string): ReturnType<typeof judgePython> => judgePython(text, { ...runPython([text])![0]!, ended: ['w0'] });
    expect(judged(main('pass')).what).toEqual([expect.stringMatching(/: nobody saw it, and it is not reported$/)]);
    expect(judged(main('look(4)')).what).toEqual([]);
  });

  it.skipIf(!runs)('leaves out of a program what makes no difference: of one that agrees, all', { timeout: 120_000 }, () => {
    const { text } = pythonProgram(1);
    const [head, main] = [text.slice(0, text.indexOf('async def main')), text.slice(text.indexOf('async def main'))];
    expect(main).toMatch(/look|see/);
    const rest = shrinkPython(text);
    expect(rest.startsWith(head)).toBe(true);
    expect(rest.slice(head.length).split('\n').filter((line) => !/^\s*(?:pass.*)?$/.test(line))).toEqual(['async def main():', 'if __name__ == "__main__":', '    asyncio.run(main())']);
  });
});
