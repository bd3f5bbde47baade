/** What the catalog says is well-formed, has a reason, and can be checked by its reader. */
import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import { catalog } from '../../src/catalog/index.js';
import { normaliseModule } from '../../src/catalog/lookup.js';

const root = new URL('../../', import.meta.url);

/** What is wrong with each entry of which `problem` says something. */
function problems(problem: (entry: CatalogEntry) => string | false): string[] {
  return catalog.flatMap((entry) => {
    const found = problem(entry);
    return found === false ? [] : [`${entry.module} ${entry.path}: ${found}`];
  });
}

const NAME = String.raw`\*|#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\[Symbol\.\w+\]`;
const PATH = new RegExp(String.raw`^(?:(?:${NAME})?(?:\(\))*(?:[.#](?:${NAME})(?:\(\))*)*)?(?:[.#]\*|\*\*)?$`, 'u');

describe('every entry', () => {
  it('says why, in a clause', () => {
    expect(problems(({ why }) => !/^[`a-z].{5,}[^.\s]$/i.test(why) && why)).toEqual([]);
  });

  it('names a proof that exists, or files of a version of a package', () => {
    expect(problems(({ source }) => (source.startsWith('tests/') ? !existsSync(new URL(source, root)) : !/^(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.-]*, [\w./-]+\.[cm]?js/.test(source)) && source)).toEqual([]);
  });

  it('that names a package speaks of that package', () => {
    // Aliases of a framework's build, and packages that are the face of another one.
    const of: Record<string, string> = {
      fastify: '@fastify/request-context', '@temporalio/workflow': '@temporalio/worker', '@trigger.dev/sdk': '@trigger.dev/core',
      '$app/server': '@sveltejs/kit', 'nitropack/runtime': 'nitropack', '~encore/auth': 'encore.dev', 'meteor/meteor': 'meteor', '@adonisjs/core/http': '@adonisjs/http-server',
      '@tanstack/react-start/server': '@tanstack/start-server-core', '@redwoodjs/graphql-server': '@redwoodjs/context', '@sentry/node': '@sentry/core', '@sentry/nextjs': '@sentry/core',
    };
    const anyOf: Record<string, RegExp> = { global: /^(?:meteor|nuxt|nuxt-auth-utils|@redwoodjs\/context|@strapi\/core)@/, '#imports': /^(?:nuxt|nuxt-auth-utils|nitropack)@/, '#app': /^nuxt/, 'nuxt/app': /^nuxt/ };
    const packageOf = (module: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(module)![0];
    expect(problems(({ module, source }) => !source.startsWith('tests/') && !(anyOf[module]?.test(source) ?? [of[module] ?? packageOf(module), module].some((name) => source.startsWith(`${name}@`))) && source)).toEqual([]);
  });

  it('has a module by its full name and a well-formed path', () => {
    expect(problems(({ module }) => normaliseModule(module) !== module && module)).toEqual([]);
    expect(problems(({ module }) => module.startsWith('node:') && !isBuiltin(module) && module !== 'node:sqlite' && module)).toEqual([]);
    expect(problems(({ path }) => !PATH.test(path) && path)).toEqual([]);
  });

  it('is a pattern only where it says that something is quiet or lazy', () => {
    expect(problems(({ role, path }) => role !== 'quiet' && role !== 'lazy' && path.endsWith('*') && role)).toEqual([]);
  });

  it('is said once', () => {
    const seen = new Set<string>();
    expect(problems((entry) => {
      const { module, path, role } = entry;
      const key = `${module} ${path} ${role} ${entry.role === 'crossing' ? JSON.stringify([entry.callback, entry.events, entry.style]) : ''}`;
      const again = seen.has(key);
      seen.add(key);
      return again && role;
    })).toEqual([]);
  });
});

describe('positions', () => {
  it('are whole numbers; -1 stands for none or for the last', () => {
    const wrong = (position: number): boolean => !Number.isInteger(position) || position < -1;
    expect(problems((entry) => {
      switch (entry.role) {
        case 'rebind': return wrong(entry.argument) && 'argument';
        case 'scope': return (wrong(entry.argument) || wrong(entry.callback)) && 'argument or callback';
        case 'read': return entry.key !== undefined && (wrong(entry.key) || entry.key < 0) && 'key';
        case 'crossing': return ((entry.callback !== 'every' && ((entry.callback.length === 0 && entry.runsOwn === undefined && entry.keywords === undefined) || entry.callback.some(wrong))) || (entry.passesFrom !== undefined && (wrong(entry.passesFrom) || entry.passesFrom < 0))) && 'callback or passesFrom';
        default: return false;
      }
    })).toEqual([]);
  });

  it('of a callback are not those of what is passed on to it', () => {
    expect(problems((entry) => entry.role === 'crossing' && entry.passesFrom !== undefined && entry.callback !== 'every' && entry.callback.includes(entry.passesFrom) && 'passesFrom')).toEqual([]);
  });
});

describe('roles', () => {
  it('a read by a key says where the key is, unless all keys come at once', () => {
    expect(problems((entry) => entry.role === 'read' && entry.key !== undefined && entry.identity !== 'key' && 'key')).toEqual([]);
  });

  it('another heap is always a thread, and a list of events is never empty', () => {
    expect(problems((entry) => entry.role === 'crossing' && entry.kind === 'isolate' && entry.boundary !== 'thread' && entry.boundary)).toEqual([]);
    expect(problems((entry) => entry.role === 'crossing' && entry.events?.length === 0 && 'events')).toEqual([]);
  });

  it('what rebinds, reads or binds by a method does so to a store that is known', () => {
    const stores = catalog.filter((entry) => entry.role === 'store');
    expect(problems((entry) => {
      // Whatever is kept on `globalThis` and has the method is one.
      if ((entry.role !== 'rebind' && entry.role !== 'scope') || entry.path.startsWith('*.')) return false;
      const known = stores.some((one) => one.module === entry.module && (entry.path.startsWith(`${one.path}#`) || entry.path.startsWith(`${one.path}.`)));
      return !known && entry.store === undefined && entry.role;
    })).toEqual([]);
  });
});
