/** Python, as following imports has to know it: modules by their dotted names, in packages, namespace packages and `src` folders. */
import { readdirSync } from 'node:fs';
import { STANDARD_LIBRARY } from '../catalog/python/standard-library.js';
import { outlineOfPython } from '../python/outline.js';
import { parsePython } from '../python/parse.js';
import { pythonSemantics } from '../python/semantics.js';
import type { Outlined } from './files.js';
import type { Landscape } from './landscape.js';
import type { ModuleNames, ModuleResolver, SourceLanguage } from './language.js';
import { canonical, folderOf, isWithin } from './paths.js';
import { configText } from './read.js';
import type { Resolution } from './resolve.js';

/** `from .a import b, c`, also over several lines, and `import a.b as c, d`; wherever they stand. */
const IMPORT = /^[ \t]*(?:>>> )?(?:lazy[ \t]+)?(?:from[ \t]+(\.+(?:[ \t]*\p{ID_Continue}[\p{ID_Continue}.]*)?|\p{ID_Continue}[\p{ID_Continue}.]*)[ \t]+import[ \t]+(?:\(((?:[^()#]|#[^\n]*)*)\)|([^\n#;(]*))|import[ \t]+([^\n#;]+))/gmu;
const SEMICOLON = /;[ \t]*(?=import\b|from\b)/gu;

function importsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, module, inParentheses, onLine, plain] of text.replace(SEMICOLON, '\n').matchAll(IMPORT)) {
    if (plain !== undefined) {
      // `a.b` is reached by way of `a`.
      for (const name of namesIn(plain)) name.split('.').forEach((_, i, parts) => found.add(parts.slice(0, i + 1).join('.')));
      continue;
    }
    const from = module!.replace(/[ \t]/g, '');
    found.add(from);
    // What is imported from a package may be a module of it.
    for (const name of namesIn(inParentheses ?? onLine ?? '')) if (name !== '*') found.add(pythonSemantics.submodule(from, name)!);
  }
  return [...found];
}

function namesIn(list: string): readonly string[] {
  return list.replace(/#[^\n]*/g, '').replace(/\\\r?\n/g, ' ').split(',').map((one) => one.trim().split(/\s+/)[0]!).filter((name) => name !== '');
}

function outline(text: string, path: string): Outlined {
  const { ast, errors } = parsePython(text);
  if (errors.length > 0 && ast.body.length === 0) return { unknown: 'syntax' };
  try {
    return { outline: outlineOfPython({ ast, text, file: path }) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { unknown: 'too deep' };
  }
}

/** Files that say that a folder holds a distribution of its own. */
const DISTRIBUTION = ['pyproject.toml', 'setup.py', 'setup.cfg'];
/** Folders that are not looked into for distributions. */
const SKIPPED = /^(?:\..*|node_modules|site-packages|__pycache__|venv|env|build|dist)$/;
const MOST_FOLDERS = 4_000;
const DEEPEST = 4;

class PythonResolver implements ModuleResolver {
  readonly missed = false;
  readonly #names = new Map<string, ReadonlySet<string>>();
  readonly #roots = new Map<string, readonly string[]>();
  readonly #distributions = new Map<string, readonly string[]>();

  constructor(readonly landscape: Landscape) {}

  forget(): void {
    this.#names.clear();
    this.#roots.clear();
    this.#distributions.clear();
  }

  resolve(specifier: string, from: string): Resolution {
    const folder = folderOf(from);
    const root = this.landscape.rootOf(folder);
    const [, dots, rest] = /^(\.*)(.*)$/.exec(specifier)!;
    const parts = rest === '' ? [] : rest!.split('.');
    if (dots !== '') {
      let base = folder;
      for (let level = 1; level < dots!.length; level++) base = folderOf(base);
      if (!isWithin(base, root)) return { unknown: 'outside the project' };
      const path = this.#module(base, parts);
      return path === undefined ? { unknown: 'no script' } : inside(path, root);
    }
    let isOurs = false;
    for (const one of this.#rootsOf(folder, root)) {
      const names = this.#namesIn(one);
      if (!names.has(parts[0]!) && !names.has(`${parts[0]!}.py`)) continue;
      const path = this.#module(one, parts);
      if (path !== undefined) return inside(path, root);
      isOurs ||= !STANDARD_LIBRARY.has(parts[0]!) && this.#isPackage(`${one}/${parts[0]!}`);
    }
    // A namespace package has no file of its own; its modules have.
    return { unknown: isOurs ? 'no script' : STANDARD_LIBRARY.has(parts[0]!) ? 'builtin' : 'package' };
  }

  /** The file of a module under `folder`: `a/b.py` or `a/b/__init__.py`. */
  #module(folder: string, parts: readonly string[]): string | undefined {
    let at = folder;
    for (const [i, part] of parts.entries()) {
      const names = this.#namesIn(at);
      if (i === parts.length - 1 && !this.#namesIn(`${at}/${part}`).has('__init__.py') && names.has(`${part}.py`)) return `${at}/${part}.py`;
      if (!names.has(part)) return undefined;
      at = `${at}/${part}`;
    }
    return this.#namesIn(at).has('__init__.py') ? `${at}/__init__.py` : undefined;
  }

  /** A folder that holds modules, itself or in one of its own. */
  #isPackage(folder: string): boolean {
    const names = this.#namesIn(folder);
    return names.has('__init__.py') || [...names].some((name) => name.endsWith('.py') || this.#namesIn(`${folder}/${name}`).has('__init__.py'));
  }

  /** Where absolute imports of files in `folder` may start, nearest first. */
  #rootsOf(folder: string, root: string): readonly string[] {
    let found = this.#roots.get(folder);
    if (found !== undefined) return found;
    const roots = new Set<string>();
    let at = folder;
    while (isWithin(at, root) && at !== root && this.#namesIn(at).has('__init__.py')) at = folderOf(at);
    for (; isWithin(at, root); at = folderOf(at)) {
      roots.add(at);
      for (const one of ['src', 'lib']) if (this.#namesIn(at).has(one)) roots.add(`${at}/${one}`);
      if (at === '') break;
    }
    for (const one of this.#distributionsIn(root)) roots.add(one);
    this.#roots.set(folder, found = [...roots]);
    return found;
  }

  /** The folders under `root` from which distributions take their packages. */
  #distributionsIn(root: string): readonly string[] {
    let found = this.#distributions.get(root);
    if (found !== undefined) return found;
    const roots: string[] = [];
    const waiting = [{ folder: root, depth: 0 }];
    for (let i = 0; i < waiting.length && i < MOST_FOLDERS; i++) {
      const { folder, depth } = waiting[i]!;
      const names = this.#namesIn(folder);
      if (DISTRIBUTION.some((name) => names.has(name))) roots.push(folder, ...['src', 'lib'].filter((name) => names.has(name)).map((name) => `${folder}/${name}`), ...configuredIn(folder, names, root));
      if (depth < DEEPEST) for (const name of names) if (!name.includes('.') && !SKIPPED.test(name)) waiting.push({ folder: `${folder}/${name}`, depth: depth + 1 });
    }
    this.#distributions.set(root, found = roots);
    return found;
  }

  #namesIn(folder: string): ReadonlySet<string> {
    let names = this.#names.get(folder);
    // What a link leads to is the project's own only where it stays inside.
    if (names === undefined) this.#names.set(folder, names = new Set(isWithin(canonical(folder), this.landscape.rootOf(folder)) ? list(folder) : []));
    return names;
  }
}

function inside(path: string, root: string): Resolution {
  const own = canonical(path);
  return isWithin(own, root) ? { path: own } : { unknown: 'outside the project' };
}

/** The folders that `pyproject.toml` or `setup.cfg` name for packages to be taken from. */
function configuredIn(folder: string, names: ReadonlySet<string>, root: string): readonly string[] {
  return ['pyproject.toml', 'setup.cfg'].filter((name) => names.has(name)).flatMap((name) => {
    const text = configText(`${folder}/${name}`, root) ?? '';
    return [...packagedFrom(text), ...searchedFrom(text)]
      .map((match) => match[1]!.replace(/^\.\/|\/$/g, '')).filter((path) => path !== '' && path !== '.' && !path.startsWith('/') && !path.includes('..')).map((path) => `${folder}/${path}`);
  });
}

/** `where = ["lib"]`, `package-dir = {"" = "python"}`, `from = "python"` */
function packagedFrom(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(/^[ \t]*(?:where[ \t]*=[ \t]*(?:\[[ \t]*)?["']?|(?:package[-_]dir[ \t]*=[ \t]*(?:\{[ \t\n]*)?)?["']{2}[ \t]*=[ \t]*["']|=[ \t]*)([\w./-]+)/gm), ...text.matchAll(/\bfrom[ \t]*=[ \t]*["']([\w./-]+)["']/g)];
}

/** From where tests and type checkers are told to import: `pythonpath = ["app"]`, `mypy_path = "app"`. */
function searchedFrom(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(/^[ \t]*(?:pythonpath|mypy_path|extra-?[pP]aths)[ \t]*=[ \t]*(\[[^\]]*\]|[^#\n]*)/gm)]
    .flatMap((match) => [...match[1]!.matchAll(/(?<![\w./-])(?:\$MYPY_CONFIG_FILE_DIR\/)?([\w.][\w./-]*)/g)]);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(`${folder}/`);
  } catch {
    return [];
  }
}

const modules: ModuleNames = {
  // `pool` of `app/pool.py` and of `pool/__init__.py`
  ofFile: (path) => /([^/]*?)(?:\/__init__)?\.\w+$/.exec(path)?.[1] ?? path,
  // `pool` of `app.pool`; `.` and `..` mean the package at hand
  ofSpecifier: (specifier) => /[^./]*$/.exec(specifier)![0],
  isPackage: (path) => path.endsWith('/__init__.py'),
};

export const python: SourceLanguage = {
  name: 'python', semantics: pythonSemantics, importsIn, outline, keeps: false,
  isSource: (path) => path.endsWith('.py'),
  modules,
  openResolver: (landscape) => new PythonResolver(landscape),
};
