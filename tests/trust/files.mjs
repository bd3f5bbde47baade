/** Which files of a folder are fed to the rules. */
import { readdirSync, statSync } from 'node:fs';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx|pyi?)$/;
const LEFT_OUT = new Set(['node_modules', '.git', '.hg', '.venv', 'venv']);

/** Sources at the path, in order. Links are not followed. */
export function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(`${path}/${entry.name}`);
    return entry.isFile() && SOURCE.test(entry.name) ? [`${path}/${entry.name}`] : [];
  });
}
