/** Why a file is not followed. What is not followed is unknown to the analysis, never safe. */
export type Reason =
  /** A module of Node.js itself. */
  | 'builtin'
  /** In `node_modules`, or to be installed there; no workspace member and not named in the settings. */
  | 'package'
  /** The specifier leads to no file. */
  | 'not found'
  /** Outside the folder of the project. */
  | 'outside the project'
  /** A style sheet, an image, JSON, a component of another language, or an import with a query (`?raw`). */
  | 'no script'
  /** A declaration file: types without bodies. */
  | 'declarations'
  /** No file, not allowed to be read, or gone in between. */
  | 'unreadable'
  | 'too large'
  | 'binary'
  /** Nested so deeply that going through it could end the process. */
  | 'too deep'
  /** The parser or the resolver has no native part for this machine. */
  | 'no parser'
  /** Does not parse as any kind of script. */
  | 'syntax'
  /** A limit of the project is reached; see `Limits`. */
  | 'too many files';

export interface Limits {
  /** A file of more bytes is not read. */
  readonly fileSize: number;
  /** No more files than this are known at a time. */
  readonly files: number;
  /** From one linted file no more than this many other files are outlined. */
  readonly outlines: number;
  /** So many characters of source may stand behind the outlines that are kept; the ones not asked for longest go first. */
  readonly keptSource: number;
}

export const LIMITS: Limits = { fileSize: 1_000_000, files: 60_000, outlines: 1_000, keptSource: 4_000_000 };
