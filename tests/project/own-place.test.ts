/** What is found out is kept in the user's own place, where the settings ask for that, and used by the next process. */
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keep, ownPlaceFor, recall } from '../../src/project/kept.js';
import { mattersFor, openProject, type Seeds } from '../../src/project/index.js';
import { outlineText } from '../../src/project/parse.js';
import { Folder } from './folder.js';

const REBINDS: Seeds = { of: [{ name: 'enterWith' }], leading: 'called' };
const LINTED = "import { setTenant } from './tenant';\nexport function route(id) { setTenant(id); }\n";

function open() {
  const folder = new Folder({
    'package.json': '{}', 'route.ts': LINTED,
    'tenant.ts': "import { current } from './store';\nexport const setTenant = (id) => { current.enterWith(id); };\nexport const other = () => {};\n",
    'store.ts': "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const current = new AsyncLocalStorage();\n",
  });
  const home = new Folder({});
  vi.stubEnv('XDG_CACHE_HOME', home.root);
  const cache = join(home.root, 'eslint-plugin-context-boundary');
  return {
    folder, home, cache,
    /** One process: the names of the linted file, and what it does when it comes to its end. */
    process(version = '1.0.0', text = LINTED): readonly string[] {
      const before = process.listeners('exit');
      const project = openProject({ matters: mattersFor(REBINDS), keepFor: version });
      const path = folder.path('route.ts');
      project.begin({ path, text, outline: () => (outlineText(text, path) as { outline: never }).outline });
      const names = [...project.names(REBINDS) ?? []].sort();
      for (const end of process.listeners('exit')) if (!before.includes(end)) { (end as () => void)(); process.off('exit', end); }
      return names;
    },
    kept: () => readdirSync(cache).map((name) => join(cache, name)),
  };
}

afterEach(() => { vi.unstubAllEnvs(); });

describe('what is found out', () => {
  it('is kept by the project, and used as long as the text and the version are the same', () => {
    const { process, kept, folder } = open();
    const names = process();
    expect(names).toContain('setTenant');
    expect(kept()).toHaveLength(1);
    const [place] = kept() as [string];
    const text = readFileSync(place, 'utf8');
    expect(process()).toEqual(names);
    expect(readFileSync(place, 'utf8')).toBe(text);
    // As if another name had been found to lead there.
    writeFileSync(place, text.replace('"setTenant"', '"other"'));
    expect(process()).not.toEqual(names);
    expect(process('1.0.1')).toEqual(names);
    writeFileSync(place, text.replace('"setTenant"', '"other"'));
    folder.write('tenant.ts', "import { current } from './store';\nexport const setTenant = (id) => { current.enterWith(id); };\n// changed\nexport const other = () => {};\n");
    expect(process()).toEqual(names);
  });

  it.each([
    '', '{', 'null', '{"version":"1.0.0/2"}', '{"version":"1.0.0/2","names":["a"],"files":{"a":null}}',
    ...['[0]', '[0,1]', '[0,1,7]', '[0,-1]', '[9,0]', '["a",0]', '7', '[0,1e9]'].map((numbers) => `{"version":"1.0.0/2","names":["a"],"files":{"a":{"mark":"","leads":{"called":${numbers}}}}}`),
  ])('does not matter when it is %j', (text) => {
    const { process, kept } = open();
    const names = process();
    const [place] = kept() as [string];
    const right = readFileSync(place, 'utf8');
    writeFileSync(place, text);
    expect(process()).toEqual(names);
    expect(readFileSync(place, 'utf8')).toBe(right);
  });

  it('is given up where it cannot be written', () => {
    const { process, cache } = open();
    writeFileSync(cache, 'a file');
    expect(process()).toEqual(process());
  });

  it('is not written where it is too much to be read again', () => {
    const { home } = open();
    const place = join(home.root, 'kept.json');
    keep(place, '1.0.0', new Map([['/a.ts', { mark: 'x'.repeat(100_000_000), leads: {} }]]));
    expect(readdirSync(home.root)).not.toContain('kept.json');
    keep(place, '1.0.0', new Map([['/a.ts', { mark: 'x', leads: {} }]]));
    expect([...recall(place, '1.0.0').keys()]).toEqual(['/a.ts']);
  });

  it('says nothing more of files that are gone', () => {
    const { process, folder, kept } = open();
    process();
    const [place] = kept() as [string];
    expect(readFileSync(place, 'utf8')).toContain('tenant.ts');
    folder.write('store.ts', "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const current = new AsyncLocalStorage();\nexport const setTenant = (id) => { current.enterWith(id); };\n");
    folder.remove('tenant.ts');
    expect(process('1.0.0', LINTED.replace('./tenant', './store'))).toContain('setTenant');
    expect(readFileSync(place, 'utf8')).not.toContain('tenant.ts');
  });

  it('is not kept where nobody asks for it', () => {
    const { folder, home } = open();
    const project = openProject({ matters: mattersFor(REBINDS) });
    const path = folder.path('route.ts');
    project.begin({ path, text: LINTED, outline: () => (outlineText(LINTED, path) as { outline: never }).outline });
    project.names(REBINDS);
    expect(readdirSync(home.root)).not.toContain('eslint-plugin-context-boundary');
  });
});

describe('the place', () => {
  const place = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined => ownPlaceFor('/work/app', 'python', { env, platform })?.replace(/[^/]*$/, '');

  it('is that of the platform, unless the user says where', () => {
    expect(place({ XDG_CACHE_HOME: '/caches', HOME: '/home/a' }, 'linux')).toBe('/caches/eslint-plugin-context-boundary/');
    expect(place({ HOME: '/home/a' }, 'linux')).toBe('/home/a/.cache/eslint-plugin-context-boundary/');
    expect(place({ HOME: '/home/a' }, 'darwin')).toBe('/home/a/Library/Caches/eslint-plugin-context-boundary/');
    expect(place({ LOCALAPPDATA: '/local', HOME: '/home/a' }, 'win32')).toBe('/local/eslint-plugin-context-boundary/');
  });

  it('is nowhere without a home, or with one that is no absolute path', () => {
    expect([place({}, 'linux'), place({}, 'win32'), place({ HOME: '' }, 'linux'), place({ XDG_CACHE_HOME: '', HOME: '/home/a' }, 'linux'), place({ XDG_CACHE_HOME: 'caches' }, 'linux')]).toEqual(Array(5).fill(undefined));
  });

  it('is another one for each project and language', () => {
    const places = [['/work/app', 'python'], ['/work/app', 'javascript'], ['/work/other', 'python']].map(([root, language]) => ownPlaceFor(root!, language!, { env: { HOME: '/home/a' }, platform: 'linux' }));
    expect(new Set(places).size).toBe(3);
  });

  it('may be behind a link of the user', () => {
    const { process, home } = open();
    const elsewhere = new Folder({});
    mkdirSync(join(home.root, 'in'));
    symlinkSync(elsewhere.root, join(home.root, 'in/cache'));
    vi.stubEnv('XDG_CACHE_HOME', join(home.root, 'in/cache'));
    const names = process();
    expect(readdirSync(join(elsewhere.root, 'eslint-plugin-context-boundary'))).toHaveLength(1);
    expect(process()).toEqual(names);
  });
});
