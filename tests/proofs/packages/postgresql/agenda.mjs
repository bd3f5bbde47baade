import { PostgresBackend } from '@agendajs/postgres-backend';
import { Agenda } from 'agenda';
import { anew, end, prove, thrice, url } from '../harness.mjs';

await prove('agenda', {
  'Agenda#define': {
    jobs: async (handler, { asking, handing }) => {
      const agenda = new Agenda({ backend: new PostgresBackend({ connectionString: url, tableName: anew() }), processEvery: 50, maxConcurrency: 1, defaultConcurrency: 1 });
      await thrice(handler, async (handle) => {
        handing(() => agenda.define('job', async () => { await handle(); }));
        await handing(() => agenda.start());
        for (let i = 0; i < 3; i += 1) await asking(() => agenda.now('job', { i }));
      });
      await agenda.stop(false);
    },
  },
});
end();
