/** Configuration files of TypeScript, and whether one leads out of the project. */
import { resolve } from 'node:path';
import { folderOf, isWithin, withSlashes } from './paths.js';
import { configText, statOf } from './read.js';

type Fields = Readonly<Record<string, unknown>>;

/** Quotes and comments that nobody closes reach to the end of what they are in: however a text is made, it is gone through once. */
const COMMENT = /("(?:[^"\\\n]|\\.)*"?)|\/\*(?:[^]*?\*\/|[^]*)|\/\/[^\n]*/g;
const COMMA = /("(?:[^"\\\n]|\\.)*"?)|,(?=\s*[}\]])/g;

/** JSON with comments and commas too many, as these files have them; undefined for what is no object. */
export function parseConfig(text: string): Fields | undefined {
  try {
    const plain = text.replace(/^\uFEFF/, '').replace(COMMENT, (_, quoted?: string) => quoted ?? '').replace(COMMA, (_, quoted?: string) => quoted ?? '');
    const about: unknown = JSON.parse(plain);
    return typeof about === 'object' && about !== null ? about as Fields : undefined;
  } catch {
    return undefined;
  }
}

/** Configurations that extend each other. */
const DEEPEST = 20;

/**
 * True when nothing in the configuration, and in those that it extends or refers to, leads out of the project. Packages that it
 * extends are installed by the user.
 *
 * @param path of a file that is there
 * @param root folder of the project
 */
export function staysInside(path: string, root: string, depth = 0): boolean {
  const text = configText(path, root);
  const about = text === undefined || depth > DEEPEST ? undefined : parseConfig(text);
  if (about === undefined) return false;
  const folder = folderOf(path);
  const { baseUrl, paths, rootDirs } = fieldsOf(about['compilerOptions']);
  const targets = [baseUrl, rootDirs, Object.values(fieldsOf(paths))].flat(2).filter((one) => typeof one === 'string');
  const base = typeof baseUrl === 'string' ? resolve(folder, baseUrl) : folder;
  if (!targets.every((target) => isWithin(withSlashes(resolve(base, target)), root))) return false;
  const named = [about['extends'], [about['references']].flat().map((one) => fieldsOf(one)['path'])].flat(2).filter((one) => typeof one === 'string');
  return named.every((one) => {
    if (!/^(?:\.|\/|[A-Za-z]:)/.test(one)) return true;
    const target = withSlashes(resolve(folder, one));
    if (!isWithin(target, root)) return false;
    return [target, `${target}.json`, `${target}/tsconfig.json`].every((candidate) => statOf(candidate)?.isDirectory() !== false || staysInside(candidate, root, depth + 1));
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? value as Fields : {};
}
