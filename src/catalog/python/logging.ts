/** What logs lines, and what goes into them that no call names. */
import type { Logging } from '../entry.js';

/**
 * A filter, a processor or a patcher runs in the context of the call that logs, and may look a store up there:
 * tests/proofs/python/logged.py shows it. Which stores it looks up is told by the class that does, or else by their names alone.
 */
export const logging: Logging = {
  modules: new Set(['logging', 'structlog', 'loguru']),
  stores: /(?:^|_)(?:correlation|trace|span|log|logging|metrics?)(?:_|$)|(?:^|_)(?:request|req|job|task|run|execution|workflow|transaction|operation|message|event|batch|worker)_id(?:_|$)/i,
};
