/** What the analysis asks of the catalog and of the user's settings. */
import type { CatalogEntry, CrossingEntry, ScopeEntry } from '../catalog/entry.js';

export interface Knowledge {
  /** What is known of the API `path` of `module`; empty when nothing is. */
  find(module: string, path: string): readonly CatalogEntry[];
  /** True when anything is known of the API itself or of a member of it. */
  knows(module: string, path: string): boolean;
  /** True when anything is known of the module. */
  speaksOf(module: string): boolean;
  /** The last names of all calls that run a function where nothing of their caller's is bound. */
  readonly bareNames: ReadonlySet<string>;
  /** The last names of all calls that keep a function which is run when the one at hand has answered. */
  readonly afterwardsNames: ReadonlySet<string>;
  /** The last names of all calls that bind a store. */
  readonly rebindNames: ReadonlySet<string>;
  /** True when a call of it runs no code of the project unless it is handed a function. */
  isQuiet(module: string, path: string): boolean;
  /** The crossings that run a function again and again, each time with what the run before has bound, on the runtime at hand. */
  repeating(module: string, path: string): readonly CrossingEntry[];
  /** The last names of all such calls. */
  readonly repeatingNames: ReadonlySet<string>;
  /** The crossing that makes a function wait for a place, which another caller frees. */
  waiting(module: string, path: string): CrossingEntry | undefined;
  /** The last names of all such calls. */
  readonly waitingNames: ReadonlySet<string>;
  /** Whether requests come in from this call on, or it leads to such a call. */
  serving(module: string, path: string): 'call' | 'way' | undefined;
  /** True when a crossing that runs a function again and again is reached from it. */
  leadsToRepeating(module: string, path: string): boolean;
  /** The last names of the calls that give a thenable which begins where it is awaited. */
  readonly queryNames: ReadonlySet<string>;
  /** The calls that bind the store of this name while a function runs. */
  scopesOf(store: string): readonly ScopeEntry[];
  /** The boundary that a framework runs a function across which has a parameter that a call of this API fills in. */
  marking(module: string, path: string): CrossingEntry | undefined;
  /** The boundary that a framework runs a method across which it finds by the class that theirs extends: `AuthGuard()#handleRequest`. */
  foundCrossing(module: string, path: string): CrossingEntry | undefined;
  /** The boundary that a framework runs a function across which it finds as an export of this name, of a file that imports these modules. */
  exportCrossing(file: string, exportedAs: string, imported: ReadonlySet<string>): CrossingEntry | undefined;
  /** The last names of all such methods. */
  readonly foundNames: ReadonlySet<string>;
  /** The name under which entries speak of what `specifier` imports into `file`. */
  moduleOf(specifier: string, file: string): string;
  /** The entry's own name of something that settings say is declared at module level of `file`. */
  declaredHere(file: string, name: string): { readonly module: string; readonly path: string } | undefined;
  /** Whether what `file` exports under this name makes the answer to a request, so that nothing goes on after it. */
  answersRequest(file: string, exportedAs: string): boolean;
  /** Whether elements that are written in `file` are rendered later, and elsewhere. */
  rendersElsewhere(file: string): boolean;
}
