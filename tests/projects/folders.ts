/** The small projects of this folder, and how to make a copy of one. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** With a slash at its end. */
export const root = fileURLToPath(new URL('.', import.meta.url));
export const projects = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

/** Which links there are in a project, path to target: they do not survive on every system. */
const LINKS = 'links.json';

export function hasLinks(project: string): boolean {
  return existsSync(join(root, project, LINKS));
}

/** Copies a project into `folder`, with its links. */
export function copyTo(folder: string, project: string): void {
  cpSync(join(root, project), folder, { recursive: true });
  if (!hasLinks(project)) return;
  for (const [path, target] of Object.entries(JSON.parse(readFileSync(join(root, project, LINKS), 'utf8')) as Record<string, string>)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(folder, target), join(folder, path), 'junction');
  }
}

/** Paths of the sources in a folder, from there, with forward slashes. */
export function sourcesOf(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => /\.(?:[cm]?[jt]sx?|py)$/.test(path) && !path.includes('node_modules/')).sort();
}
