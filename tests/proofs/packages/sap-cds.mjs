import cds from '@sap/cds';
import { end, prove, told } from './harness.mjs';

/** Its own context: what a transaction binds is seen inside, over an `await`, and gone afterwards. */
const transaction = (tx) => ({
  facts: async () => {
    let inside;
    await tx({ tenant: 'inner' }, async () => { await null; inside = cds.context?.tenant; });
    return { scope: inside === 'inner', after: cds.context?.tenant ?? 'former' };
  },
});

// Its timer does not keep the process alive.
const alive = setInterval(() => undefined, 1000);
const spawned = (spawn) => ({ call: (_, fn) => told((done) => { spawn({ after: 1 }, async () => { await fn(); }).on('done', done); }) });
await prove('@sap/cds', {
  tx: transaction((...args) => cds.tx(...args)), 'default.tx': transaction((...args) => cds.tx(...args)), 'Service#tx': transaction((...args) => new cds.Service('proof').tx(...args)),
  spawn: spawned((...args) => cds.spawn(...args)), 'default.spawn': spawned((...args) => cds.spawn(...args)),
});
clearInterval(alive);
end();
