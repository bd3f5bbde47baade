/** What is asked for on the command line. */
import { parseArgs } from 'node:util';
import { Failure } from './failure.js';

const FORMATS = ['stylish', 'json', 'sarif', 'github', 'gitlab'] as const;
const PRESETS = ['recommended', 'strict'] as const;

export interface CheckArguments {
  readonly command: 'check';
  /** Files and folders; empty for the working directory. */
  readonly files: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly preset: (typeof PRESETS)[number];
  readonly output?: string;
  readonly settings?: string;
  /** Undefined for any number. */
  readonly maxWarnings?: number;
  /** What is found out about files is kept for the next time. */
  readonly cache: boolean;
}

export interface ExplainArguments {
  readonly command: 'explain';
  /** `src/auth.ts:42` */
  readonly place: string;
  readonly json: boolean;
  readonly settings?: string;
}

export interface MapArguments {
  readonly command: 'map';
  /** Files and folders; empty for the working directory. */
  readonly files: readonly string[];
  readonly json: boolean;
  readonly output?: string;
  readonly settings?: string;
}

export type Arguments = CheckArguments | ExplainArguments | MapArguments | { readonly command: 'help' | 'version' };

/** @throws Failure for what is none of the commands and options */
export function readArguments(given: readonly string[]): Arguments {
  const [command, ...rest] = given;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') return { command: 'help' };
  if (command === '--version' || command === '-v') return { command: 'version' };
  if (command === 'check') return readCheck(rest);
  if (command === 'explain') return readExplain(rest);
  if (command === 'map') return readMap(rest);
  throw new Failure(`There is no ${command.startsWith('-') ? `option ${command}` : `command "${command}"`}. See context-boundary --help.`);
}

function readCheck(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given, {
    format: { type: 'string', short: 'f' }, preset: { type: 'string' }, output: { type: 'string', short: 'o' },
    settings: { type: 'string' }, 'max-warnings': { type: 'string' }, 'no-cache': { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
  });
  if (values['help'] === true) return { command: 'help' };
  const { format = 'stylish', preset = 'recommended', output, settings } = values as Record<string, string | undefined>;
  const most = values['max-warnings'] as string | undefined;
  if (most !== undefined && !/^\d+$/.test(most)) throw new Failure(`--max-warnings takes a number, and not "${most}".`);
  const maxWarnings = most === undefined ? undefined : Number(most);
  return {
    command: 'check', files: positionals, format: oneOf(FORMATS, format, '--format'), preset: oneOf(PRESETS, preset, '--preset'), cache: values['no-cache'] !== true,
    ...(output === undefined ? {} : { output }), ...(settings === undefined ? {} : { settings }), ...(maxWarnings === undefined ? {} : { maxWarnings }),
  };
}

function readExplain(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given, { json: { type: 'boolean' }, settings: { type: 'string' }, help: { type: 'boolean', short: 'h' } });
  if (values['help'] === true) return { command: 'help' };
  const [place] = positionals;
  if (place === undefined || positionals.length > 1) throw new Failure('explain takes one place, such as src/auth.ts:42.');
  const settings = values['settings'] as string | undefined;
  return { command: 'explain', place, json: values['json'] === true, ...(settings === undefined ? {} : { settings }) };
}

function readMap(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given, { json: { type: 'boolean' }, output: { type: 'string', short: 'o' }, settings: { type: 'string' }, help: { type: 'boolean', short: 'h' } });
  if (values['help'] === true) return { command: 'help' };
  const { output, settings } = values as Record<string, string | undefined>;
  return { command: 'map', files: positionals, json: values['json'] === true, ...(output === undefined ? {} : { output }), ...(settings === undefined ? {} : { settings }) };
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Like `parseArgs`, which says in a sentence of its own what is wrong. */
export function parse(args: readonly string[], options: Options): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true }) as never;
  } catch (error) {
    throw new Failure(`${saidOf(error as NodeJS.ErrnoException)}. See context-boundary --help.`);
  }
}

function saidOf({ code, message }: NodeJS.ErrnoException): string {
  const [, option] = /'(-[^' ]*)[^']*'/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}`;
  // Node.js tells by the same code that one has no value, and that one has a value which takes none.
  if (/argument (?:missing|is ambiguous)/.test(message)) return `${/--[\w-]+/.exec(message)?.[0] ?? option} needs a value`;
  if (/does not take an argument/.test(message)) return `${option} takes no value`;
  /* v8 ignore next -- no Node.js so far says anything else */
  return message.replace(/\.$/, '');
}

function oneOf<const T extends string>(names: readonly T[], given: string, option: string): T {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Failure(`${option} takes ${names.join(', ')}, and not "${given}".`);
  return found;
}
