import { Logger, makeWorkerUtils, run, runOnce } from 'graphile-worker';
import { anew, end, prove, thrice, url } from '../harness.mjs';

const logger = new Logger(() => () => undefined);
const tasks = (start, end = (runner) => runner.stop()) => ({
  jobs: async (handler, { asking }) => {
    const [task, utils] = [anew(), await makeWorkerUtils({ connectionString: url, logger })];
    await utils.migrate();
    await asking(async () => { for (let i = 0; i < 3; i += 1) await utils.addJob(task, {}); });
    await end(await thrice(handler, (handle) => start({ connectionString: url, concurrency: 1, pollInterval: 100, noHandleSignals: true, logger, taskList: { [task]: async () => { await handle(); } } })));
    await utils.release();
  },
});

await prove('graphile-worker', { run: tasks(run), runOnce: tasks(runOnce, () => undefined) });
end();
