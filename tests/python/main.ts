/** The comparison with CPython, over many files. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parsePython } from '../../src/python/parse.js';
import { dump } from './dump.js';
import { mutations } from './mutate.js';
import { symbolLines } from './symbols.js';

export interface Options {
  readonly python: string;
  /** How many differences are printed. */
  readonly show: number;
  readonly folders: readonly string[];
  /** What is compared: the trees with ast, or the scopes with symtable. */
  readonly scopes: boolean;
  /** How many files with a wrong token are made of them and compared instead; 0 for none. */
  readonly mutations: number;
  readonly seed: number;
}

/** What dump.py or symbols.py says of a file. */
interface Answer {
  readonly unreadable?: string;
  /** The text, where it is not UTF-8. */
  readonly text?: string;
  readonly error?: string;
  readonly line?: number | null;
  readonly nodes?: number;
  readonly digest?: string;
}

export async function main({ python, show, folders, scopes, mutations: wrong, seed }: Options): Promise<number> {
  const version = ask(python, 'import sys; print("%d.%d.%d" % sys.version_info[:3])');
  const places = folders.length > 0 ? folders : ask(python, 'import sysconfig as s; print("\\n".join({s.get_path("stdlib"), s.get_path("purelib")}))').split('\n');
  const all = [...new Set(places.flatMap(pythonFiles))];
  const files = wrong > 0 ? mutations(all, wrong, seed) : all;
  const minor = Number(version.split('.')[1]);
  const script = fileURLToPath(new URL(scopes ? 'symbols.py' : 'dump.py', import.meta.url));
  const count = { same: 0, nodes: 0, different: 0, rejected: 0, invalid: 0, accepted: 0, line: 0, unreadable: 0 };
  let shown = 0;
  const complain = (file: string, what: string): void => {
    if (shown++ < show) console.log(`${file}: ${what}`);
  };
  let index = 0;
  for await (const answer of answers(python, script, files)) {
    const file = files[index++]!;
    if (answer.unreadable !== undefined) {
      count.unreadable++;
      continue;
    }
    const text = answer.text ?? readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    const { ast, errors } = parsePython(text);
    const [first] = errors;
    if (answer.error !== undefined) {
      count.invalid++;
      if (first === undefined) {
        count.accepted++;
        complain(file, `accepted, but CPython says in line ${answer.line}: ${answer.error}`);
      } else if (first.loc.start.line === answer.line) count.line++;
      else complain(file, `line ${first.loc.start.line} (${first.message}), but CPython says line ${answer.line}: ${answer.error}`);
      continue;
    }
    if (first !== undefined) {
      count.rejected++;
      complain(file, `rejected in line ${first.loc.start.line}: ${first.message}`);
      continue;
    }
    const lines = scopes ? symbolLines(ast) : dump(ast, text, minor);
    if (createHash('sha1').update(lines.join('\n')).digest('hex') === answer.digest) {
      count.same++;
      count.nodes += lines.length;
    } else {
      count.different++;
      complain(file, `differs\n${firstDifference(lines, linesOf(python, script, file))}`);
    }
  }
  console.log(`Python ${version}: ${count.same} files the same (${count.nodes} ${scopes ? 'symbols' : 'nodes'}), ${count.different} different, ${count.rejected} valid files rejected;`);
  console.log(`${count.invalid} files that CPython rejects: ${count.accepted} accepted, ${count.line} with CPython's line; ${count.unreadable} not decoded`);
  return count.different + count.rejected > 0 ? 1 : 0;
}

function ask(python: string, code: string): string {
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.pyi?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
}

async function* answers(python: string, script: string, files: readonly string[]): AsyncGenerator<Answer> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Answer;
}

function linesOf(python: string, script: string, file: string): string[] {
  const { stdout } = spawnSync(python, [script, file], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return stdout.trimEnd().split('\n');
}

function firstDifference(ours: readonly string[], theirs: readonly string[]): string {
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const index = at === -1 ? ours.length : at;
  return `    ours   ${ours[index]}\n    theirs ${theirs[index]}`;
}
