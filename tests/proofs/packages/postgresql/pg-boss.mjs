import PgBoss from 'pg-boss';
import { anew, end, prove, thrice, url } from '../harness.mjs';

await prove('pg-boss', {
  'default#work': {
    jobs: async (handler, { asking, handing }) => {
      const [boss, queue] = [new PgBoss({ connectionString: url, schema: 'boss' }), anew()];
      boss.on('error', () => undefined);
      await boss.start();
      await boss.createQueue?.(queue);
      await asking(async () => { for (let i = 0; i < 3; i += 1) await boss.send(queue, {}); });
      await thrice(handler, (handle) => handing(() => boss.work(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async () => { await handle(); })));
      await boss.stop({ graceful: false, close: true });
    },
  },
});
end();
