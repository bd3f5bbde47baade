/** Paths as the project keeps them: absolute, the file's own and not that of a link to it, forward slashes. */
import { realpathSync } from 'node:fs';

export function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The folder of a path, without a slash at its end; empty for a file at the root of a POSIX system. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** True for `folder` itself and for all below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The one spelling of a path: links resolved, upper and lower case as the disk has them. A path that leads nowhere stays as it is. */
export function canonical(path: string): string {
  try {
    return withSlashes(realpathSync.native(path));
  } catch {
    return withSlashes(path);
  }
}

/** The package that a file belongs to by its place in `node_modules`; undefined for the project's own files. */
export function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}
