import { five } from './five';

export async function six(tenant: string, work: () => Promise<void>): Promise<void> {
  five(tenant);
  await work();
}
