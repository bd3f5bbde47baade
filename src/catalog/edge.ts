/** Is this function an entry point of a framework, or user interface code? Decides from what one file shows. */
import {
  CLIENT_DIRECTIVE, clientFiles, clientFolders, clientFunctions, DECORATED_PARAMETER, decoratorPatterns, exportPatterns, HANDING_ON, methodPatterns, parameterPatterns, remotePatterns, SERVER_DIRECTIVE, serverFiles, serverImports, wrapperPatterns,
  type DecoratorPattern, type MethodPattern, type NamePattern, type ParameterPattern, type WrapperPattern,
} from './edges.js';
import type { EdgeEntry } from './entry.js';
import { isDeclaredHere } from './files.js';

/** What is known of a function. */
export interface FunctionFacts {
  /** Path of its file, absolute or relative; either kind of slash. */
  readonly file: string;
  /** Its own name; empty when it has none. */
  readonly functionName: string;
  /** The names under which it is exported (`default` for the default one); empty when it is not. */
  readonly exportedAs: readonly string[];
  /** Names of its parameters in order; the empty string for a pattern. */
  readonly parameterNames: readonly string[];
  /** Names of its decorators, without arguments: `Get` for `@Get('/')`. */
  readonly decorators: readonly string[];
  /** Names of its parameters' decorators. */
  readonly parameterDecorators?: readonly string[];
  /** Directives at the head of its body. */
  readonly directives: readonly string[];
  /** Directives at the head of the file. */
  readonly moduleDirectives: readonly string[];
  /** Name of the class that it is a method of; undefined for a plain function. */
  readonly className?: string | undefined;
  /** Names of that class's decorators. */
  readonly classDecorators?: readonly string[];
  /** Last names of the calls that it is handed to: `get` for `app.get('/', f)`. */
  readonly handedTo?: readonly string[];
  /** Its body holds JSX. */
  readonly jsx?: boolean;
}

export type Verdict = false | { readonly why: string };

/** The functions that frameworks call first, where that is told by what is written at the function. */
export interface EdgePatterns {
  readonly names?: readonly NamePattern[];
  readonly methods: readonly MethodPattern[];
  readonly decorators: readonly DecoratorPattern[];
  readonly parameters: readonly ParameterPattern[];
  readonly wrappers: readonly WrapperPattern[];
}

export const javascriptEdges: EdgePatterns = { methods: methodPatterns, decorators: decoratorPatterns, parameters: parameterPatterns, wrappers: wrapperPatterns };

/**
 * Whether a framework calls the function first, so that it may look up who is asking.
 *
 * @param facts what is known of the function
 * @param declared entries of the user's settings: a function of a file by its name, or a package's wrapper by the last name
 *   of the call that the function is handed to
 * @param patterns of the language that the function is written in
 */
export function isEdge(facts: FunctionFacts, declared: readonly EdgeEntry[] = [], { names = [], methods, decorators, parameters, wrappers }: EdgePatterns = javascriptEdges): Verdict {
  return isServerAction(facts)
    || verdict(exportPatterns.find((one) => (one.file === undefined || matches(one.file, slashes(facts.file))) && facts.exportedAs.some((name) => matches(one.exportedAs, name))))
    || verdict(names.find((one) => matches(one.name, facts.functionName)))
    || verdict(facts.className === undefined ? undefined : methods.find((one) => matches(one.method, facts.functionName) && matches(one.className ?? '', facts.className!)))
    || verdict(decorators.find((one) => facts.decorators.some((name) => matches(one.decorator, name))))
    || verdict(facts.className !== undefined && facts.functionName !== 'constructor' && (facts.parameterDecorators ?? []).length > 0 ? DECORATED_PARAMETER : undefined)
    || verdict(parameters.find((one) => one.parameters.every((name, i) => i < facts.parameterNames.length && matches(name, facts.parameterNames[i]!))))
    || verdict(wrappers.find((one) => (facts.handedTo ?? []).some((name) => matches(one.handedTo, name))))
    || verdict(matches(HANDING_ON.name, facts.functionName) && facts.parameterNames.some((name) => matches(HANDING_ON.parameter, name)) ? HANDING_ON : undefined)
    || verdict(declared.some((entry) => isDeclared(entry, facts)) ? { why: 'declared as an edge in the settings' } : undefined);
}

/**
 * Whether a function of `file` that is exported under one of these names makes the answer to a request, so that nothing of the
 * project goes on after it. A middleware, a guard or a hook does not.
 */
export function answersRequest(file: string, exportedAs: readonly string[]): boolean {
  return exportPatterns.some((one) => one.answers === true && (one.file === undefined || matches(one.file, slashes(file))) && exportedAs.some((name) => matches(one.exportedAs, name)));
}

/** Whether elements that are written in `file` are rendered later, and elsewhere. */
export function rendersElsewhere(file: string): boolean {
  return exportPatterns.some((one) => one.renders === true && matches(one.file!, slashes(file)));
}

/**
 * Whether whoever can send a request can call the function, with arguments of their own: a parameter for who is asking would be
 * theirs to fill in.
 */
export function isRemote(facts: FunctionFacts): boolean {
  return isServerAction(facts) !== false || remotePatterns.some((one) => (one.handedTo === undefined
    ? matches(one.file, slashes(facts.file)) && facts.exportedAs.length > 0
    : (facts.handedTo ?? []).some((name) => matches(one.handedTo, name))));
}

/**
 * Whether what is certain of a file is that it runs on a server: by where it lies, what it says of itself, or what it imports.
 *
 * @param imported specifiers of what it imports
 */
export function isServerFile(file: string, directives: readonly string[], imported: ReadonlySet<string>): boolean {
  return directives.includes(SERVER_DIRECTIVE.directive) || serverFiles.some((one) => matches(one.file, slashes(file)))
    || [...imported].some((specifier) => serverImports.some((one) => matches(one.imports, specifier)));
}

/** Whether the file lies where what runs in the browser is kept. It may run on a server all the same. */
export function isInClientFolder(file: string): boolean {
  return clientFolders.some((one) => matches(one.file, slashes(file)));
}

/**
 * Whether the function serves the user interface, where there is one user only.
 *
 * @param facts what is known of the function; of a whole file when its name and lists are empty
 */
export function isClientCode(facts: Pick<FunctionFacts, 'file' | 'functionName' | 'moduleDirectives' | 'handedTo' | 'jsx'>): Verdict {
  return verdict(facts.moduleDirectives.includes(CLIENT_DIRECTIVE.directive) ? CLIENT_DIRECTIVE : undefined)
    || verdict(clientFiles.find((one) => matches(one.file, slashes(facts.file))))
    || verdict(clientFunctions.find((one) => (one.name === undefined
      ? (facts.handedTo ?? []).some((name) => matches(one.handedTo!, name))
      : matches(one.name, facts.functionName) && (one.jsx !== true || facts.jsx === true))));
}

function isServerAction({ directives, moduleDirectives, exportedAs }: FunctionFacts): Verdict {
  const says = (list: readonly string[]): boolean => list.includes(SERVER_DIRECTIVE.directive);
  return verdict(says(directives) || (says(moduleDirectives) && exportedAs.length > 0) ? SERVER_DIRECTIVE : undefined);
}

function isDeclared(entry: EdgeEntry, facts: FunctionFacts): boolean {
  const own = facts.className === undefined ? [facts.functionName, ...facts.exportedAs] : [`${facts.className}#${facts.functionName}`, `${facts.className}.${facts.functionName}`];
  if (isDeclaredHere(entry.module, facts.file)) return own.includes(entry.path);
  return (facts.handedTo ?? []).includes(lastName(entry.path)) || facts.decorators.includes(lastName(entry.path));
}

function lastName(path: string): string {
  return path.replace(/\(\)$/, '').split(/[.#]/).at(-1)!;
}

function verdict(found: { readonly why: string } | undefined): Verdict {
  return found === undefined ? false : { why: found.why };
}

const compiled = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  let regex = compiled.get(pattern);
  if (regex === undefined) compiled.set(pattern, regex = new RegExp(pattern));
  return regex.test(text);
}

function slashes(file: string): string {
  return file.replaceAll('\\', '/');
}
