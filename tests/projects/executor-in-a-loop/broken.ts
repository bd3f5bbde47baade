import { next, open } from './queue';
import { currentTenant } from './store';

export async function work(): Promise<void> {
  await open();
  do {
    await new Promise<void>((resolve) => {
      console.log('was', currentTenant.getStore());
      // expect: no-lost-write lost
      currentTenant.enterWith('starting');
      const tenant = next();
      if (tenant === undefined) throw new Error('nothing left');
      currentTenant.enterWith(tenant);
      resolve();
    });
  } while (next() !== undefined);
}
