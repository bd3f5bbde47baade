import { createContext } from 'unctx';
import { prove } from './harness.mjs';

const scope = (name) => ({
  facts: async () => {
    const context = createContext();
    let sync, later;
    await context[name]('inner', async () => { sync = context.tryUse(); await null; later = context.tryUse() ?? 'gone'; });
    return { scope: sync === 'inner', afterAwait: later, after: context.tryUse() ?? 'former' };
  },
});

await prove('unctx', { 'createContext().call': scope('call'), 'createContext().callAsync': scope('callAsync') });
