/** What differs between languages in how somebody is looked up and a permission is decided. Each language gives it as data. */
import type { EdgePatterns } from '../catalog/edge.js';

export interface Idiom {
  /** Which functions a framework calls first. */
  readonly edges: EdgePatterns;
  /** Nothing of it runs in a browser. */
  readonly onServers: boolean;
  /** Functions are wrapped by functions that are written in them and have a name: what a decorator gives. */
  readonly decorators: boolean;
  /** A session is a dictionary in which an application keeps whatever it likes: the key tells whether that is about who is asking. */
  readonly keyedSessions: boolean;
  /** Names of decisions beside those of all languages; on their words, joined by blanks. */
  readonly decisionNames: RegExp;
  /** Names that elsewhere are those of who is asking, and here hardly ever: the session of a database. */
  readonly otherNames: RegExp;
}
