/** The README and the guides: their configurations work, their code is reported as they say, their links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { settingsProblem } from '../../src/settings.js';
import { configOf, isConfig } from './config.js';
import { readPage, type Example } from './examples.js';
import { lintExample, printed } from './lint.js';

const root = new URL('../../', import.meta.url);
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const code = new Set(['js', 'ts']);
const recommended = plugin.configs.recommended.rules as Linter.RulesRecord;
const read = (page: string): string => readFileSync(new URL(page, root), 'utf8');

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const examples = readPage(text).examples.filter(({ language }) => code.has(language));

  it('has links that lead somewhere', () => {
    const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!).filter((target) => !/^(https?:|#)/.test(target));
    expect(targets.filter((target) => !existsSync(new URL(target.replace(/#.*/, ''), new URL(page, root))))).toEqual([]);
  });

  it('shows no code that does not parse', () => {
    for (const example of examples) lintExample(example, {});
  });

  it('shows configurations that ESLint takes, with settings that are right', () => {
    for (const example of examples.filter(isConfig)) {
      const config = configOf(example);
      expect(() => new Linter().verify('', config)).not.toThrow();
      for (const { settings } of config) expect(settingsProblem(settings?.['context-boundary'])).toBeUndefined();
    }
  });
});

describe('the README', () => {
  const text = read('README.md');
  const { examples } = readPage(text);
  const of = (kind: Example['kind']): Example[] => examples.filter((example) => example.kind === kind && example.language === 'js' && !isConfig(example));
  const configs = examples.filter((example) => example.language === 'js' && isConfig(example));

  it('shows one example that is reported, and ways to mend it that are not', () => {
    expect(of('incorrect')).toHaveLength(1);
    expect(of('correct').length).toBeGreaterThan(0);
    for (const example of of('correct')) expect(printed(example, lintExample(example, recommended))).toEqual([]);
  });

  it('quotes what is said of it, word for word', () => {
    const quoted = [...text.matchAll(/(?:^> .*\n)+/gm)].map(([quote]) => quote.replace(/^> /gm, '').trim().replaceAll('\n', ' '));
    expect(quoted.length).toBeGreaterThan(0);
    const said = lintExample(of('incorrect')[0]!, recommended).map(({ message }) => message);
    expect(said).toEqual(expect.arrayContaining(quoted));
  });

  it('shows configurations that each report it', () => {
    expect(configs.length).toBeGreaterThanOrEqual(3);
    for (const config of configs) {
      const messages = new Linter().verify(of('incorrect')[0]!.code, configOf(config));
      expect(messages.map(({ ruleId }) => ruleId)).toContain('context-boundary/no-lost-write');
    }
  });

  it('shows every key of the settings', () => {
    const shown = configs.flatMap((config) => configOf(config)).flatMap(({ settings }) => Object.keys(settings?.['context-boundary'] ?? {})).filter((key) => key !== 'toJSON');
    const sections = readPage(read('docs/settings.md')).headings.filter((heading) => heading.startsWith('`')).map((heading) => heading.replaceAll('`', ''));
    expect(shown.sort()).toEqual(sections.sort());
  });

  it('asks for what the package asks for', () => {
    const manifest = JSON.parse(read('package.json')) as { engines: { node: string }; peerDependencies: { eslint: string } };
    const plain = text.replaceAll('\\|', '|');
    expect(plain).toContain(`\`${manifest.engines.node}\``);
    expect(plain).toContain(`\`${manifest.peerDependencies.eslint}\``);
  });

  it('names every preset', () => {
    for (const name of Object.keys(plugin.configs)) expect(text).toContain(`| \`${name}\` |`);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) => [...read(page).matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name!));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('the guide for contributors', () => {
  const text = read('CONTRIBUTING.md');

  it('is linked from the README', () => {
    expect(read('README.md')).toContain('](CONTRIBUTING.md)');
  });

  it('has a reason for every dependency at runtime', () => {
    const { dependencies = {} } = JSON.parse(read('package.json')) as { dependencies?: Record<string, string> };
    for (const name of Object.keys(dependencies)) expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\| \\w`, 'm'));
  });

  it('names rooms and files that exist', () => {
    const named = [...text.matchAll(/`((?:src|rules|tests|docs)\/[\w./-]*)`/g)].map(([, path]) => path!);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});

describe('the changes', () => {
  it('name the version of the package, and every rule and preset', () => {
    const text = read('CHANGELOG.md');
    expect(text).toContain(`## ${(JSON.parse(read('package.json')) as { version: string }).version}`);
    for (const name of [...Object.keys(plugin.rules!), ...Object.keys(plugin.configs)]) expect(text).toContain(`\`${name}\``);
  });
});
