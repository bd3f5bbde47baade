/** What a file of the trace says must be reported in it. */

export type Preset = 'recommended' | 'strict';

const comment = /^\s*(?:\/\/|#) expect(?: \((recommended|strict)\))?: ([\w-]+ \w+)$/;

/**
 * What the comments `// expect: rule messageId` say (`# expect: …` in Python), as `line 4: rule messageId` (1-based line, the rule without the plugin's
 * prefix). Each holds for the first line after it that is no such comment; `// expect (strict): …` holds for one preset only.
 * Throws where a comment looks like one and is none, so that a slip of the pen is no silent pass.
 */
export function expectedIn(text: string, preset: Preset): string[] {
  const expected: string[] = [];
  let waiting: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [match, only, what] = comment.exec(line) ?? [];
    if (match === undefined) {
      if (/^\s*(?:\/\/|#)\s*expect\b/.test(line)) throw new Error(`Line ${index + 1} is no expectation: ${line.trim()}`);
      expected.push(...waiting.map((each) => `line ${index + 1}: ${each}`));
      waiting = [];
    } else if (only === undefined || only === preset) waiting.push(what!);
  }
  if (waiting.length > 0) throw new Error(`Nothing follows the expectation of ${waiting.join(', ')}.`);
  return expected;
}

/** The settings that a file asks for in a comment `// settings: { … }`; none without one. Throws when they are no JSON. */
export function settingsIn(text: string): Record<string, unknown> {
  const given = /^(?:\/\/|#) settings: (.*)$/m.exec(text)?.[1];
  return given === undefined ? {} : JSON.parse(given) as Record<string, unknown>;
}
