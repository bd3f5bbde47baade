/**
 * Which file does a specifier of the settings mean? Entries for the project's own code carry the module `file:<path>`, or
 * `file:*` for any file. Nothing is looked up on disk: paths are compared as text.
 */

/** The start of a module name that stands for the project's own files. */
export const FILE = 'file:';

const ANY = '*';

/** Prefixes that no package name can have, so that what follows is a path of the project: `@/`, `~/`, `#`, `$lib/`. */
const ALIAS = /^(?:@\/|~{1,2}\/|[#$])\/?/;
const EXTENSION = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/**
 * True when `importSpecifier`, as written in `importingFile`, may mean the file of an entry.
 *
 * @param entryModule `file:src/lib/context.ts`, or `file:*` for any file of the project
 * @param importSpecifier as between the quotes of the import
 * @param importingFile path of the file that imports, absolute or relative to the project
 */
export function matchesFile(entryModule: string, importSpecifier: string, importingFile: string): boolean {
  const relative = /^\.{1,2}(?:\/|$)/.test(importSpecifier);
  const path = entryModule.slice(FILE.length);
  if (path === ANY) return relative || importSpecifier.startsWith('/') || ALIAS.test(importSpecifier);
  const wanted = bare(path);
  if (relative) return isTailOf(wanted, bare(join(folderOf(importingFile), importSpecifier)));
  if (importSpecifier.startsWith('/')) return isTailOf(bare(importSpecifier), wanted) || isTailOf(wanted, bare(importSpecifier));
  if (ALIAS.test(importSpecifier)) return isTailOf(bare(importSpecifier.replace(ALIAS, '')), wanted);
  // `src/lib/context`, resolved from the project's root. A single word would be a package.
  return importSpecifier.includes('/') && bare(importSpecifier) === wanted;
}

/**
 * True when the entry speaks of something that is declared in `file` itself.
 *
 * @param entryModule as for `matchesFile`
 * @param file path of the linted file
 */
export function isDeclaredHere(entryModule: string, file: string): boolean {
  if (!entryModule.startsWith(FILE)) return false;
  const path = entryModule.slice(FILE.length);
  return path === ANY || isTailOf(bare(path), bare(file));
}

/** True when `whole` ends with all the parts of `tail`. */
function isTailOf(tail: string, whole: string): boolean {
  return tail !== '' && (whole === tail || whole.endsWith(`/${tail}`));
}

/** A path without the things that two spellings of it may differ in. */
function bare(path: string): string {
  return join('', path).replace(EXTENSION, '').replace(/(?:^|\/)index$/, '');
}

function folderOf(file: string): string {
  return file.replaceAll('\\', '/').replace(/[^/]*$/, '');
}

function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.replaceAll('\\', '/').split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
