/** Suggestions in JavaScript and TypeScript: edits of the text that mend what a finding speaks of. */
export { bindInCaller } from './bind-in-caller.js';
export type { Edit } from '../../outline/edit.js';
export { runInstead } from './run-instead.js';
export type { Source } from './source.js';
export type { Node as Tree } from '../tree.js';
