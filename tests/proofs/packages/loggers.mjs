import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import winston from 'winston';
import Transport from 'winston-transport';
import { end, prove, tick } from './harness.mjs';

const silent = { write: () => undefined };
const mixes = (make) => ({
  ways: ['sync'],
  setup: () => ({}),
  register: (made, fn) => { made.logger = make({ mixin: () => { fn(); return {}; } }, silent); },
  call: async ({ logger }) => { logger.info('line'); },
});
await prove('pino', { default: mixes(pino), pino: mixes(pino.pino) });

/** Lines of two callers, of which the transport is still busy with the first: whose store does the format of the second see? */
class Slow extends Transport { log(info, done) { setTimeout(done, 5); } }
const lags = {
  facts: async () => {
    const store = new AsyncLocalStorage();
    const seen = {};
    const rebind = [];
    const format = winston.format((info) => { (seen[info.message] ??= []).push(store.getStore()); if (info.message === 'probe') store.enterWith('rebound'); return info; });
    const logger = winston.createLogger({ transports: [new Slow()], format: format() });
    await store.run('probe', async () => { logger.info('probe'); if (store.getStore() === 'rebound') rebind.push('sync'); });
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    await Promise.all(['first', 'second'].map((name) => store.run(name, async () => { for (let i = 0; i < 40; i += 1) logger.info(name); await tick(); })));
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    return { starts: seen.probe[0], rebind, tried: ['sync'], mutation: true, queued: seen.second.includes('first') ? 'first' : 'own' };
  },
};
await prove('winston', { format: lags });
end();
