import { parentPort } from 'node:worker_threads';
import { currentTenant } from './store';

parentPort?.on('message', (tenant: string) => {
  currentTenant.run(tenant, () => { console.log(currentTenant.getStore()); });
});
