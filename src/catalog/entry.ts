/**
 * What a line of the catalog says. Entries are data: they can be printed, compared and proved, and a user's settings are
 * turned into the same entries, so whatever the catalog can say, a user can say.
 */

/**
 * Where a callback starts and what becomes of a rebind made in it (the matrix of `docs/boundaries.md`).
 * `inline`: in the caller's frame, a rebind stays. `nest`: as inline, and who should see it is called from inside.
 * `copy`: a copy of the caller's context. `capture`: the context of the registration or the owner. `loop`: the library's own
 * loop. `borrow`: another caller's context. `scope`: a store that the API installs. `bare`: no store. `isolate`: another heap.
 * `lazy`: nothing runs yet.
 */
export type CrossingKind = 'inline' | 'nest' | 'copy' | 'capture' | 'loop' | 'borrow' | 'scope' | 'bare' | 'isolate' | 'lazy';

/** How Node keeps stores: in async hooks (up to Node 22, or 24 by a flag) or in a context frame (24 and later). */
export type Runtime = 'async-hooks' | 'context-frame';

/**
 * How an API is named: `module` is the specifier it is imported from (`global` for what needs no import), `path` leads from
 * there to the API. `name`: an export (`default` for the default one, the empty path for the module itself). `.name`: a
 * static member or property. `#name`: a member of an instance, of the class before the `#`. `()`: what calling gives, and
 * `().name` a member of that. `AsyncLocalStorage#run`, `AsyncLocalStorage.snapshot()`, `pool().exec`.
 * `*` stands for any one name (`Map#*`, `PrismaClient#*.*`, `*.enterWith`), and `**` behind a name for it and all beneath it (`Math**`, `**`).
 */
export interface ApiName {
  readonly module: string;
  readonly path: string;
}

interface Common extends ApiName {
  /** Why it is so, in a sentence. */
  readonly why: string;
  /** Where that can be seen: a proof in `tests/`, or a source file of a named version. */
  readonly source: string;
  /** The library that was measured, with its version, and the row of `tests/proofs/measured.json` that says what came out. */
  readonly measured?: { readonly library: string; readonly row: string };
  /** The versions of the package for which it holds: `<2`. All, where nothing is said. */
  readonly versions?: string;
}

/** A class whose instances are stores, or (`value: true`) a value that is itself one store. */
export interface StoreEntry extends Common {
  readonly role: 'store';
  readonly value?: boolean;
  /** The value is identity (user, tenant, session): a read of it answers "who is asking?". */
  readonly identity?: boolean;
}

/** A call that replaces what the store holds from here on. `argument` is the position of the value (-1: none). */
export interface RebindEntry extends Common {
  readonly role: 'rebind';
  readonly argument: number;
  /** It takes the value away and brings no other one. */
  readonly ends?: true;
  /** It gives a token that puts back what was there before: whoever keeps the token means the value for a while only. */
  readonly givesToken?: true;
  /** It puts back what was there before another rebind, which gave the token that it is handed. */
  readonly restores?: true;
  /** Name of the store when it is no instance: calls that share the name share the store. */
  readonly store?: string;
}

/** A call that changes the object which the store holds. */
export interface MutateEntry extends Common {
  readonly role: 'mutate';
  readonly store?: string;
}

/**
 * A call that looks the value up. `identity`: `always` it is who is asking; `key` it is when the string at `key` names an
 * identity (`user`, `tenantId`); `type` it is when the store's declared content or name says so; `never`.
 */
export interface ReadEntry extends Common {
  readonly role: 'read';
  readonly identity: 'always' | 'key' | 'type' | 'never';
  readonly key?: number;
  readonly store?: string;
  /** It exists on servers only, so a file that calls it is server code. */
  readonly server?: boolean;
  /** It is ambient only when called with at most this many arguments (`getSession()` against `getSession(req, res)`). */
  readonly ambientUpTo?: number;
  /** It is ambient only when the argument at this position is, or is made of, what was looked up (`getSession({ headers: await headers() })`). */
  readonly ambientBy?: number;
  /** It is a property that looks the value up, and no call. */
  readonly property?: true;
}

/** A call that binds `value` for the duration of the function at `callback`. */
export interface ScopeEntry extends Common {
  readonly role: 'scope';
  /** Position of the value; -1: no value (`exit`). */
  readonly argument: number;
  /** Position of the function; -1: the last argument. */
  readonly callback: number;
  readonly store?: string;
  /** A rebind made inside may reach the caller (`exit`). */
  readonly leaky?: boolean;
  /** It does so on this runtime, always, and never on the other one. */
  readonly leakyOn?: Runtime;
  /** On the runtime at hand it always does. */
  readonly leaks?: boolean;
  /** It waits for what the function gives, inside: a thenable that had not begun begins there. */
  readonly awaits?: true;
}

/** A call that runs a function it is handed in some other context. */
export interface CrossingEntry extends Common {
  readonly role: 'crossing';
  readonly kind: CrossingKind;
  /**
   * Positions of the callbacks; -1 is the last argument, `every` all function arguments. An object or an instance at such a
   * position stands for its methods.
   */
  readonly callback: readonly number[] | 'every';
  /** Names under which callbacks may be given as well, where a language has those: Python's `Thread(target=f)`. */
  readonly keywords?: readonly string[];
  /**
   * It runs the function by this method of the object it is called on, or of the argument at `of`: where a class of the project has such a
   * method, it is that which says how.
   */
  readonly through?: { readonly method: string; readonly of?: number };
  /** A function that is to be awaited is awaited by the caller of the callback, in the caller's own context: only others cross. */
  readonly plainOnly?: true;
  /**
   * What sort of boundary it is for its reader: an explicit copy of the context (`context`), another thread or process or
   * its messages (`thread`), a framework that calls the function of its own accord (`framework`), or just later work (`later`).
   * In all but the last `recommended` reports confined rebinds as well.
   */
  readonly boundary: 'context' | 'thread' | 'framework' | 'later';
  /**
   * Calls of the same module that mark a function as one which the framework runs so, where they are the default, or in the
   * annotation, of one of its parameters (`user = Depends(current_user)`).
   */
  readonly markedBy?: readonly string[];
  /**
   * It keeps the function, which the framework runs when it has the answer of the function at hand: in the context that it has
   * run that in itself, and not in a thread that it has had run it.
   */
  readonly afterwards?: true;
  /** It is a method of a context, and runs the callback there while it is called, and not what that gives to await. */
  readonly ownContext?: true;
  /** It does not run the callback: it returns a function that does, each time it is called. */
  readonly returnsFunction?: boolean;
  /** What one callback rebinds may be there when the next one of the same object starts. Follows from the kind and the runtime. */
  readonly sticky?: boolean;
  /** Of a `capture`: up to Node 22, too, each call starts anew, and what one rebinds is not there in the next. */
  readonly anew?: true;
  /** It calls the function several times, one after the other, in one frame: what one call rebinds is there in the next. */
  readonly repeats?: true;
  /** It calls the function again and again, without an end, as a timer does. */
  readonly periodic?: true;
  /**
   * Of a `loop`: calls (module and path) which are handed a function that runs before, or after, each of those it calls, in the same
   * context. Where that binds, it is for it to see to what the next one begins with.
   */
  readonly between?: readonly (readonly [module: string, path: string])[];
  /** The thread that runs it is used again: what one function has bound there, the next one begins with. */
  readonly reused?: true;
  /** The kind in async hooks, where it is another one there. */
  readonly onAsyncHooks?: CrossingKind;
  /** The kind in versions of Node before this one, where it is another one there for another reason than how stores are kept. */
  readonly before?: { readonly node: number; readonly kind: CrossingKind };
  /** Of a `borrow`: while a place is free it runs at once, in the caller's own frame. */
  readonly orInline?: true;
  /**
   * Of a `borrow`: a function that finds no place free waits, and runs where another one has freed its place. So it does where
   * what made the limiter was given one of these options; always, where the list is empty.
   */
  readonly waits?: readonly string[];
  /**
   * Up to Node 22 a rebind made before the first `await` sticks to the connection: the next request on it starts with it.
   */
  readonly sticksToConnection?: true;
  /**
   * It awaits the function, and then goes on with the request: of these events (the first argument) what the function rebinds before its
   * first `await` sticks to the connection, if no function before it has awaited.
   */
  readonly goesOn?: readonly string[];
  /** Methods of the same object: what they are handed runs before it, and may await, so that nothing sticks to the connection. */
  readonly behind?: readonly string[];
  /** Where one call takes functions of both sorts, and they differ: which of them is meant. */
  readonly style?: 'async' | 'callback';
  /**
   * Who runs the function, or which function it is, cannot be told from the call alone: another call or an event does, a
   * class of the project has it as a method, or it stands deep in an object. The analysis takes the call for one of which
   * nothing is known; the table says what happens.
   */
  readonly unfollowed?: true;
  /** It is a method, `AuthGuard()#handleRequest`, that the framework finds by the class which theirs extends, or by what gives that class: there it can be told. */
  readonly foundByClass?: true;
  /** It is a function that the framework finds as an export of a file, by both their names, where that file imports `beside`: there it can be told. */
  readonly foundByExport?: { readonly file: RegExp; readonly as: RegExp; readonly beside: string };
  /** What the function is handed, by the names under which entries of the same module speak of it. */
  readonly gives?: readonly string[];
  /** Only when the argument at position 0 is one of these strings (`worker.on('message', …)`). */
  readonly events?: readonly string[];
  /** Position of the first argument that is passed on to the callback. */
  readonly passesFrom?: number;
  /** Where a list of the arguments for the callback stands, and an object of those that have names: Python's `Thread(target=f, args=(x,))`. */
  readonly passesIn?: { readonly list: { readonly position: number; readonly keyword: string }; readonly named: { readonly position: number; readonly keyword: string } };
  /** What it runs goes on with work of its own, for which it may bind: only what nobody sees is wrong. */
  readonly ownWork?: true;
  /** It runs this method of the object that it is called on: `start` of a class that extends Python's `Thread` runs `run`. */
  readonly runsOwn?: string;
}

/** A call that runs no code of the project unless it is handed a function: it observes nothing. */
export interface QuietEntry extends Common {
  readonly role: 'quiet';
}

/** A call that makes a new context out of another one and binds nothing: its result is all there is to it. */
export interface DeriveEntry extends Common {
  readonly role: 'derive';
}

/** True for a call that is good for nothing but what it gives: a new context, or a function that keeps this one. */
export function isDerived(entry: CatalogEntry): entry is DeriveEntry | CrossingEntry {
  return entry.role === 'derive' || (entry.role === 'crossing' && entry.returnsFunction === true && entry.boundary === 'context');
}

/** A call that gives a thenable which starts its work where it is awaited, and in that context. So do the calls that are chained to it. */
export interface LazyEntry extends Common {
  readonly role: 'lazy';
  /** Calls chained to it that start the work at once, or give something else. `then`, `catch` and `finally` always do. */
  readonly startedBy?: readonly string[];
  /** Of a pattern: the last names that it stands for. All, where nothing is said. */
  readonly names?: readonly string[];
}

/** A call from which on requests come in: each of them starts in the context of this call. */
export interface ServeEntry extends Common {
  readonly role: 'serve';
}

/** A function or name pattern that the framework calls first: it may read who is asking. */
export interface EdgeEntry extends Common {
  readonly role: 'edge';
}

export type CatalogEntry =
  | StoreEntry | RebindEntry | MutateEntry | ReadEntry | ScopeEntry | CrossingEntry | QuietEntry | DeriveEntry | LazyEntry | ServeEntry | EdgeEntry;

/** True for a call that runs its function where nothing of the caller's is bound: without a store, in another heap, in a library's loop. */
export function startsFresh({ role, kind }: Pick<CrossingEntry, 'role' | 'kind'>): boolean {
  return role === 'crossing' && (kind === 'bare' || kind === 'isolate' || kind === 'loop');
}

/** A position of an argument, of which -1 is the last, as an index; less than 0 where a call with `count` arguments has none there. */
export function indexOf(position: number, count: number): number {
  return position < 0 ? count + position : position;
}

/**
 * The positions of the functions that a crossing is handed in a call with `count` arguments, as indexes.
 *
 * @param names of the parameters, for arguments that are given by name
 */
export function callbacksOf({ callback, keywords = [] }: Pick<CrossingEntry, 'callback' | 'keywords'>, count: number, names: readonly (string | undefined)[] = []): readonly number[] {
  if (callback === 'every') return Array.from({ length: count }, (_, i) => i);
  if (names.length === 0) return callback.map((position) => indexOf(position, count));
  const positional = Array.from({ length: count }, (_, i) => i).filter((i) => names[i] === undefined);
  return [...callback.map((position) => positional[indexOf(position, positional.length)] ?? count), ...keywords.map((name) => names.indexOf(name)).filter((i) => i >= 0)];
}

/** What logs lines, so that a look-up which no call names goes with each of them. */
export interface Logging {
  /** Modules that log lines. */
  readonly modules: ReadonlySet<string>;
  /** Names of stores whose values go into such lines by themselves. */
  readonly stores: RegExp;
}

/** A call that keeps what it is given, and goes through it when whoever made the call is done. */
export interface Stream {
  readonly module: string;
  readonly path: string;
  /** The parameter that it goes through: the first, or by this name. */
  readonly body: string;
}

/** Middleware that runs what it is around in a task of its own, so that nothing which is bound there gets out. */
export interface TaskMiddleware {
  /** What such a middleware extends: module and name, with a dot between them. */
  readonly classes: ReadonlySet<string>;
  /** The parameter that it goes on with. */
  readonly next: string;
  /** The method of an application that is handed a middleware, which then stands further out than those before it. */
  readonly added: string;
  /** The method of an application that makes such a middleware of a function, when it is handed this argument. */
  readonly decorator: { readonly name: string; readonly argument: string };
  /** Parameters of a middleware that runs the application in its own context. */
  readonly plain: readonly string[];
}

/** What a process does of its own accord, as it starts and as it ends. */
export interface ProcessCalls {
  /** Calls that keep a function for the end of the process, or for a signal: module and path, with a dot between them. */
  readonly hooks: ReadonlySet<string>;
  /** Last names of decorators that make a command of a function, with which the process starts. */
  readonly commands: RegExp;
  /** Those of decorators that have nobody else call the function. */
  readonly inert: RegExp;
}
