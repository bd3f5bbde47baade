import { CronJob } from 'cron';
import { Cron } from 'croner';
import nodeCron from 'node-cron';
import schedule from 'node-schedule';
import toad from 'toad-scheduler';
import { end, prove, then } from './harness.mjs';

const EACH_SECOND = '* * * * * *';

/** Lets three ticks come, then stops. */
const ticks = (start) => ({
  jobs: (handler) => new Promise((resolve) => {
    let left = 3;
    const job = start(then(handler, () => { if ((left -= 1) === 0) { (job.stop ?? job.cancel).call(job); resolve(); } }));
  }),
});
const every = (task) => { const scheduler = new toad.ToadScheduler(); scheduler.addSimpleIntervalJob(new toad.SimpleIntervalJob({ milliseconds: 5 }, task, { id: 'proof' })); return scheduler; };

await Promise.all([
  prove('node-cron', { schedule: ticks((fn) => nodeCron.schedule(EACH_SECOND, fn)) }),
  prove('node-schedule', { scheduleJob: ticks((fn) => schedule.scheduleJob(EACH_SECOND, fn)) }),
  prove('croner', { Cron: ticks((fn) => new Cron(EACH_SECOND, fn)) }),
  prove('cron', { CronJob: ticks((fn) => new CronJob(EACH_SECOND, fn, null, true)), 'CronJob.from': ticks((fn) => CronJob.from({ cronTime: EACH_SECOND, onTick: fn, start: true })) }),
  prove('toad-scheduler', { Task: ticks((fn) => every(new toad.Task('proof', fn))), AsyncTask: ticks((fn) => every(new toad.AsyncTask('proof', async () => { fn(); }))) }),
]);
end();
