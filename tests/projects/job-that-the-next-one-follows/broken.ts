import { Worker } from 'bullmq';
import { currentOrg, orgInHand } from './org';

async function enterOrg(org?: string): Promise<void> {
  if (org) currentOrg.enterWith(org);
}

export const worker = new Worker('documents', async (job) => {
  // It is there for the next job: a leak, and nothing that is seen in here only.
  // expect: no-leaking-write job
  await enterOrg(job.data.org);
  console.log(orgInHand());
});
