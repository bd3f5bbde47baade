/** All rules, by the name that follows `context-boundary/`. */
import { pathToFileURL } from 'node:url';
import { folder } from '../src/package.js';
import noAmbientArgument from './no-ambient-argument.js';
import noAmbientPermission from './no-ambient-permission.js';
import noDiscardedContext from './no-discarded-context.js';
import noLazyScopeResult from './no-lazy-scope-result.js';
import noLeakingWrite from './no-leaking-write.js';
import noLostWrite from './no-lost-write.js';
import noUnreachableRead from './no-unreachable-read.js';
import preferRun from './prefer-run.js';

export const rules = {
  'no-ambient-argument': noAmbientArgument,
  'no-ambient-permission': noAmbientPermission,
  'no-discarded-context': noDiscardedContext,
  'no-lazy-scope-result': noLazyScopeResult,
  'no-leaking-write': noLeakingWrite,
  'no-lost-write': noLostWrite,
  'no-unreachable-read': noUnreachableRead,
  'prefer-run': preferRun,
};

// What an editor opens as the documentation of a rule is the page that was installed with it, which is never of another version.
for (const [name, { meta }] of Object.entries(rules)) Object.assign(meta.docs, { url: pathToFileURL(`${folder}/docs/rules/${name}.md`).href });
