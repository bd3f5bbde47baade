/** What the analysis has to know of a language by name. Each language gives it as data, from its own folder. */
import type { Logging, ProcessCalls, Stream, TaskMiddleware } from '../catalog/entry.js';

export interface Language {
  /**
   * How a function that awaits runs. False: a call runs it at once, in its caller's context, and from its first `await` on it
   * goes on in a context of its own. True: a call runs nothing; whoever awaits what it gave runs it, in the awaiter's own
   * context, so that what it rebinds is still there afterwards.
   */
  readonly awaitKeepsContext: boolean;
  /** Methods of stores have everyday names (`get`, `set`), so that a store is told by its own name and not by theirs. */
  readonly storesByName: boolean;
  /** Where that is so, those methods of a store that only look it up. */
  readonly readMethods: ReadonlySet<string>;
  /** Names under which the object with all globals is known. */
  readonly globalObjects: ReadonlySet<string>;
  /** What such an object has of itself: everything else is put there by somebody. */
  readonly globals: Pick<ReadonlySet<string>, 'has'>;
  /** Methods of a function that call it, or give it back with arguments bound. */
  readonly functionMethods: ReadonlySet<string>;
  /** Methods of what an async function gives that take callbacks. */
  readonly promiseMethods: ReadonlySet<string>;
  /** Methods of lists that call their argument at once, in the caller's own frame. */
  readonly listCallbacks: ReadonlySet<string>;
  /** Methods of texts, lists and dates that run nothing, and whose names are hardly ever given to anything else. */
  readonly textMethods: ReadonlySet<string>;
  /** Globals that give back their first argument. */
  readonly identities: ReadonlySet<string>;
  /** Globals that give a list for each item: of its number and the item (`numbered`), or of the items of all that they are handed (`together`). */
  readonly pairing: ReadonlyMap<string, 'numbered' | 'together'>;
  /** Names of properties, variables and parameters that hold functions, where nothing declares what they hold. */
  readonly functionName: RegExp;
  /** Texts of types that functions have. */
  readonly functionType: RegExp;
  /** The module that `name`, imported from `module`, may be itself; undefined where modules hold no modules. */
  submodule(module: string, name: string): string | undefined;
  /** Attributes, the items of what is written out, and what modules hold have nothing in common but their names. */
  readonly namesApart: boolean;
  /** Methods that give one of the values of an object: `handlers.get(kind)`. Empty where items are properties like others. */
  readonly itemMethods: ReadonlySet<string>;
  /** Methods that `with` calls. Where nothing is known of the object, they give that itself, as most of those that enter do. */
  readonly entering: ReadonlySet<string>;
  /** Methods that enter what they are handed, and by which of its methods they do; undefined where there are none. */
  readonly enteringArguments?: ReadonlyMap<string, string>;
  /** The method that runs when an instance is called like a function; undefined where none can be. */
  readonly callMethod?: string;
  /** Texts of calls of the language itself that throw on bad input, so that a `catch` around them can be reached. */
  readonly throwingCall: RegExp;
  /** Undefined where no middleware runs the application in a task of its own. */
  readonly taskMiddleware?: TaskMiddleware;
  /** Texts of constants that stand for nobody, where somebody was bound before. */
  readonly nobody: RegExp;
  /** Texts of constants that tell nothing but whether something is so; undefined where nobody asks. */
  readonly marks?: RegExp;
  /** Texts of calls that ask whether to go on, in the head of a loop; undefined where nobody asks. */
  readonly flags?: RegExp;
  /** Undefined where nobody asks what the process does of its own accord. */
  readonly process?: ProcessCalls;
  /** Undefined where calls that log are no calls that look nothing up. */
  readonly logging?: Logging;
  /** Paths of files that only tests run; undefined where nobody asks. */
  readonly testFile?: RegExp;
  /** In those, names of the functions that are cases: nobody calls them who could have bound anything. Undefined where nobody asks. */
  readonly testCase?: RegExp;
  /** Names of the arguments, with a space between them, of calls that give something which runs when it is gone through. */
  readonly lazyCalls: ReadonlySet<string>;
  /** Calls that go through what they are given when whoever made them is done. */
  readonly streams: readonly Stream[];
  /** Names of calls that run the cases of a test; undefined where nobody asks. */
  readonly testCalls?: RegExp;
  readonly builtIns: BuiltIns;
}

/** Texts, numbers, lists and the like, whose methods are the language's own. */
export interface BuiltIns {
  /** An object that is written out is one. */
  readonly objects: boolean;
  /** Texts of types that say so. */
  readonly types: RegExp;
  /** Globals, and functions of globals, that give one. */
  readonly calls: ReadonlySet<string>;
  /** Globals and their members that neither call what they are handed nor go through it: they ask what it is, or make a text or a number of it. */
  readonly inert: ReadonlySet<string>;
  /** Globals that make one, and (with their modules) what is imported and does. */
  readonly classes: ReadonlySet<string>;
  /** Methods of one that give another one. */
  readonly methods: ReadonlySet<string>;
}
