import { bulkhead, ConstantBackoff, handleAll, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { failingTwice, prove } from './harness.mjs';

await prove('cockatiel', {
  'retry().execute': { setup: () => retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(1) }), call: (policy, fn) => policy.execute(fn), again: (policy, fn) => policy.execute(failingTwice(fn)) },
  'timeout().execute': { setup: () => timeout(1000, TimeoutStrategy.Aggressive), call: (policy, fn) => policy.execute(fn) },
  'bulkhead().execute': { setup: () => bulkhead(1, 9), call: (policy, fn) => policy.execute(fn) },
});
