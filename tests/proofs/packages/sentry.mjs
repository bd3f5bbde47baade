import * as Sentry from '@sentry/node';
import { end, prove } from './harness.mjs';

Sentry.init({ dsn: 'http://a@127.0.0.1:9/1', tracesSampleRate: 0, beforeSend: () => null, defaultIntegrations: false });
/** A tag that is set on the fork: seen inside, over an await, and in the scope around it afterwards? */
const scope = (name, current) => ({
  facts: () => Sentry.withIsolationScope(async () => {
    let inside;
    const look = () => current().getScopeData().tags.proof;
    await Sentry[name](async () => { current().setTag('proof', 'inner'); await null; inside = look(); });
    return { scope: inside === 'inner', after: look() ?? 'former' };
  }),
});

await prove('@sentry/node', { withScope: scope('withScope', () => Sentry.getCurrentScope()), withIsolationScope: scope('withIsolationScope', () => Sentry.getIsolationScope()) });
end();
