import { Worker } from 'bullmq';
import { currentOrg, orgInHand } from './org';

export const worker = new Worker('documents', (job) => currentOrg.run(job.data.org, async () => { console.log(orgInHand()); }));
