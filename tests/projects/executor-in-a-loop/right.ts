import { next, open } from './queue';
import { currentTenant } from './store';

export async function work(): Promise<void> {
  await open();
  do {
    try {
      await new Promise<void>((resolve) => {
        console.log('was', currentTenant.getStore());
        currentTenant.enterWith('starting');
        const tenant = next();
        if (tenant === undefined) throw new Error('nothing left');
        currentTenant.enterWith(tenant);
        resolve();
      });
    } catch {
      console.log('ended with', currentTenant.getStore());
    }
  } while (next() !== undefined);
}
