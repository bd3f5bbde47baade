/** The shape of the plugin: what it exports, and that its parts agree with each other. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Linter, Rule } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import plugin from '../../src/index.js';

const root = new URL('../../', import.meta.url);
const names = Object.keys(rules);

describe('the plugin', () => {
  it('calls itself by the name and version of its package', () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { name: string; version: string };
    expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'context-boundary' });
  });

  it('registers every rule file under the name of the file', async () => {
    const found: string[] = [];
    for (const file of readdirSync(new URL('rules/', root))) {
      const module = (await import(new URL(`rules/${file}`, root).href)) as { default?: Rule.RuleModule };
      if (module.default === undefined) continue;
      const name = file.replace(/\.ts$/, '');
      found.push(name);
      expect(plugin.rules?.[name], name).toBe(module.default);
    }
    expect(found.sort()).toEqual(Object.keys(plugin.rules ?? {}).sort());
  });

  it('is one object, however it is loaded', () => {
    const program = `
      import { createRequire } from 'node:module';
      import plugin, * as all from 'eslint-plugin-context-boundary';
      const required = createRequire(import.meta.url)('eslint-plugin-context-boundary');
      console.log(required === plugin, all['module.exports'] === plugin, Object.keys(plugin.rules).join());
    `;
    const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
    expect(printed).toBe(`true true ${names.join()}\n`);
  });
});

describe('the presets', () => {
  const { recommended, strict, 'recommended-legacy': legacy } = plugin.configs;

  it('refer to the plugin that is exported, so that ESLint sees one plugin and not two', () => {
    expect(recommended.plugins?.['context-boundary']).toBe(plugin);
    expect(strict.plugins?.['context-boundary']).toBe(plugin);
  });

  it('have names, for the config inspector and for errors', () => {
    expect([recommended.name, strict.name]).toEqual(['context-boundary/recommended', 'context-boundary/strict']);
  });

  it('name no files and no languages, so they never widen what is linted', () => {
    expect(Object.keys({ ...recommended, ...strict }).sort()).toEqual(['name', 'plugins', 'rules', 'settings']);
  });

  it('turn on every rule in strict, and in strict whatever is on in recommended', () => {
    expect(Object.keys(strict.rules ?? {}).sort()).toEqual(names.map((name) => `context-boundary/${name}`).sort());
    expect(Object.keys(strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(recommended.rules ?? {})));
    expect(Object.keys(recommended.rules ?? {})).toContain('context-boundary/no-lost-write');
  });

  it('make strict say more and never less', () => {
    for (const [name, entry] of Object.entries(recommended.rules ?? {})) {
      expect(optionsOf(strict.rules?.[name]), name).toMatchObject(optionsOf(entry));
    }
  });

  it('can be named in `extends`, both together', () => {
    const made = defineConfig([{ plugins: { 'context-boundary': plugin }, extends: ['context-boundary/recommended', 'context-boundary/strict'] }]);
    expect(made.map(({ name }) => name).filter((name) => name !== undefined).map((name) => name.replace(/^.* > /, ''))).toEqual(['context-boundary/recommended', 'context-boundary/strict']);
    expect(made.flatMap(({ rules: entries }) => Object.keys(entries ?? {}))).toEqual(expect.arrayContaining(['context-boundary/no-lost-write']));
  });

  it('have settings whose copy is plain: a tool that copies a configuration asks what it gets for `toJSON` again', () => {
    const { toJSON } = recommended.settings?.['context-boundary'] as { toJSON(this: object): object };
    const copy = toJSON.call({ toJSON, edges: ['handle'] });
    expect(copy).toEqual({ edges: ['handle'], facts: expect.any(String) as string });
    expect('toJSON' in copy).toBe(false);
  });

  it('say the same in the shape of an .eslintrc file', () => {
    expect(legacy).toEqual({ plugins: ['context-boundary'], rules: recommended.rules, settings: recommended.settings });
  });

  it('agree with what each rule says of itself', () => {
    for (const [name, rule] of Object.entries(rules)) {
      expect(rule.meta.docs.recommended, name).toBe(`context-boundary/${name}` in (recommended.rules ?? {}));
    }
  });
});

describe.each(Object.entries(rules))('%s', (_name, rule) => {
  it('says what it does, in a clause that fits the rule table', () => {
    expect(rule.meta.docs.description).toMatch(/^(disallow|require|enforce) .*[^.]$/);
  });

  it('describes every option', () => {
    const undescribed = propertiesOf(rule.meta.schema).filter(([, schema]) => !/\w.*\.$/.test(schema.description ?? ''));
    expect(undescribed.map(([name]) => name)).toEqual([]);
  });

  it('has a default for every option', () => {
    const [defaults = {}] = (rule.meta.defaultOptions ?? []) as [Record<string, unknown>?];
    expect(Object.keys(defaults).sort()).toEqual(topLevelOptionsOf(rule.meta.schema).sort());
  });

  it('is not bound to a language, since ESLint stops the run when such a rule meets a file in another one', () => {
    expect(rule.meta).not.toHaveProperty('languages');
  });
});

it('types of the entries name each rule, with options where it has some', () => {
  const text = readFileSync(new URL('src/entries.ts', root), 'utf8');
  const typed = [...text.matchAll(/^ {2}readonly 'context-boundary\/([\w-]+)'\?: (Entry<|EntryWithoutOptions;)/gm)].map(([, name, type]) => [name!, type === 'Entry<'] as const);
  expect(typed).toEqual(Object.entries(rules).map(([name, { meta }]) => [name, topLevelOptionsOf(meta.schema).length > 0]));
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | readonly Schema[];
}

/** Every property that a schema names, at any depth. */
function propertiesOf(schema: unknown): [name: string, schema: Schema][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Object.entries((schema as Schema).properties ?? {});
  return [...own, ...Object.values(schema).flatMap((inner: unknown) => propertiesOf(inner))];
}

function topLevelOptionsOf(schema: unknown): string[] {
  const [options] = schema as readonly Schema[];
  return Object.keys(options?.properties ?? {});
}

function optionsOf(entry: Linter.RuleEntry | undefined): Record<string, unknown> {
  return Array.isArray(entry) ? ((entry[1] as Record<string, unknown> | undefined) ?? {}) : {};
}
