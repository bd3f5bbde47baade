/** What users say of their own project, under the settings key `context-boundary`. */
import type { CrossingEntry, CrossingKind, ReadEntry, Runtime } from '../catalog/entry.js';

/** Something of the project's own files. Names are as in the catalog: `enterTenant`, `RequestContext.run`, `TenantContext#enter`. */
export interface FileSpecifier {
  readonly from: 'file';
  readonly name: string | readonly string[];
  /** Path of the file from the project's root. Default: any file of the project. */
  readonly path?: string;
}

/** Something of a package, or of one of Node's own modules. */
export interface PackageSpecifier {
  readonly from: 'package';
  readonly name: string | readonly string[];
  /** The specifier that it is imported from: `@acme/context`, `@acme/context/server`. */
  readonly package: string;
}

/** Something that needs no import. */
export interface GlobalSpecifier {
  readonly from: 'global';
  readonly name: string | readonly string[];
}

/** A plain string is a name in any file of the project. */
export type Specifier = FileSpecifier | PackageSpecifier | GlobalSpecifier;

/** One thing that is declared, with fields of its own. */
export type Declaration<Fields> = string | (Specifier & Fields);

/** Something with the methods of AsyncLocalStorage. */
export interface StoreFields {
  /** The name is a store itself (true) or a class whose instances are (false). Default: true. */
  readonly value?: boolean;
  /** It holds who is asking (user, tenant, session). Default: its name and type tell. */
  readonly identity?: boolean;
}

/** Says which store a call is about. */
export interface StoreName {
  /** Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share. */
  readonly store?: string;
}

/** A call that replaces what a store holds from here on. */
export interface WriterFields extends StoreName {
  /** Position of the value; -1 when there is none. Default: 0. */
  readonly argument?: number;
  /** It takes the value away and brings no other one. Default: false. */
  readonly ends?: boolean;
  /** It gives a token that puts back what was there before. Default: false. */
  readonly givesToken?: boolean;
  /** It is handed such a token, and puts back what was there before. Default: false. */
  readonly restores?: boolean;
}

/** A call that looks a value up. */
export interface ReaderFields extends StoreName {
  /** Whether the value is who is asking. Default: `key` where `key` is given, otherwise `always`. */
  readonly identity?: ReadEntry['identity'];
  /** Position of the string that names what is looked up. */
  readonly key?: number;
  /** It exists on servers only. Default: false. */
  readonly server?: boolean;
  /** It is ambient only with at most this many arguments. Default: with any number. */
  readonly ambientUpTo?: number;
  /** It is ambient only when the argument at this position is made of what was looked up. Default: whatever it is. */
  readonly ambientBy?: number;
  /** It is a property that looks the value up, and no call. Default: false. */
  readonly property?: boolean;
}

/** A call that binds a value while a function runs. */
export interface ScopeFields extends StoreName {
  /** Position of the value; -1 when there is none. Default: 0. */
  readonly argument?: number;
  /** Position of the function; -1 is the last argument. Default: 1. */
  readonly callback?: number;
  /** A rebind made inside may reach the caller. Default: false. */
  readonly leaky?: boolean;
  /** The runtime on which it always does; on the other one it never does. Default: `leaky` holds on both. */
  readonly leakyOn?: Runtime;
  /** It waits inside for what the function gives, so that a query begins there. Default: false. */
  readonly awaits?: boolean;
}

/** A call that runs a function in another context. */
export interface CrossingFields {
  /** Where the function starts, and what becomes of a rebind made in it. Default: `copy`. */
  readonly kind?: CrossingKind;
  /** Positions of the functions, -1 for the last argument, or `every`. Default: `every`. */
  readonly callback?: number | readonly number[] | 'every';
  /** Names under which functions may be given as well (Python). Default: none. */
  readonly keywords?: readonly string[];
  /** A function that is to be awaited is awaited in the caller's own context: only others cross. Default: false. */
  readonly plainOnly?: boolean;
  /** What sort of boundary it is. Default: `thread` for the kind `isolate`, otherwise `later`. */
  readonly boundary?: CrossingEntry['boundary'];
  /** It runs nothing itself, but returns a function that does. Default: false. */
  readonly returnsFunction?: boolean;
  /** It calls the function several times in one frame: what one call rebinds is there in the next. Default: false. */
  readonly repeats?: boolean;
  /** Of the kind `capture`: it calls the function again and again, as a timer does, so that up to Node 22 what one call rebinds is there in the next. Default: false. */
  readonly periodic?: boolean;
  /** The thread that runs the function is used again: what it has bound is there for the next one. Default: false. */
  readonly reused?: boolean;
  /** The kind up to Node 22, where it is another one there. Default: `kind`. */
  readonly onAsyncHooks?: CrossingKind;
  /** Of the kind `borrow`: while a place is free it runs at once, in the caller's own frame. Default: false. */
  readonly orInline?: boolean;
  /** Of the kind `borrow`: the options of what made the limiter that make a function wait for a place, which another caller frees; empty where it always may. Default: it is not known to wait. */
  readonly waits?: readonly string[];
  /** Up to Node 22 a rebind before the first `await` is there in the next request on the connection. Default: false. */
  readonly sticksToConnection?: boolean;
  /** Calls of the same module that mark a function as one which the framework runs so. Default: none. */
  readonly markedBy?: readonly string[];
  /** What the function is handed, by the names under which other declarations of the same module speak of it. Default: unknown. */
  readonly gives?: readonly string[];
  /** Only when the first argument is one of these strings. Default: always. */
  readonly events?: readonly string[];
  /** Position of the first argument that is passed on to the function. Default: unknown. */
  readonly passesFrom?: number;
}

/** A call that gives a thenable which begins where it is awaited. */
export interface QueryFields {
  /** Calls chained to it that begin the work at once, or give something else. `then`, `catch` and `finally` always do. Default: none. */
  readonly startedBy?: readonly string[];
  /** Of a pattern: the last names that it stands for. Default: all. */
  readonly names?: readonly string[];
}

/** A list of names to take into, or out of, the built-in ones. */
export interface NameChanges {
  /** Names that count as well. Default: none. */
  readonly add?: readonly string[];
  /** Built-in names that do not count. Default: none. */
  readonly remove?: readonly string[];
}

/** The value of `settings['context-boundary']`. */
export interface Settings {
  readonly stores?: readonly Declaration<StoreFields>[];
  readonly writers?: readonly Declaration<WriterFields>[];
  readonly mutators?: readonly Declaration<StoreName>[];
  readonly readers?: readonly Declaration<ReaderFields>[];
  readonly scopes?: readonly Declaration<ScopeFields>[];
  readonly crossings?: readonly Declaration<CrossingFields>[];
  /** Calls that give a thenable which begins where it is awaited. */
  readonly queries?: readonly Declaration<QueryFields>[];
  /** Calls that make a new context out of another one and bind nothing. */
  readonly derivers?: readonly Declaration<object>[];
  /** Calls from which on requests come in, each in the context of the call. */
  readonly servers?: readonly Declaration<object>[];
  /** Functions that a framework calls first, or calls whose function arguments it does. They may look up who is asking. */
  readonly edges?: readonly Declaration<object>[];
  /** Calls that look nothing up. */
  readonly quiet?: readonly Declaration<object>[];
  /** Names of parameters and variables that hold who is asking. */
  readonly actorNames?: NameChanges;
  /** Names of functions that decide a permission. */
  readonly decisionNames?: NameChanges;
  /** How Node keeps stores where the project runs: `async-hooks` up to Node 22, `context-frame` from 24 on. Default: `any`. */
  readonly runtime?: Runtime | 'any';
  /** Names of packages in `node_modules` whose files are read like those of the project. Default: none. */
  readonly follow?: readonly string[];
  /** What is found out about files is kept for the next process, in the user's own cache folder. Default: false. */
  readonly cache?: boolean;
}
