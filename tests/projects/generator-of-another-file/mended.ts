import { currentTenant } from './store';

export async function* pages(find: Promise<string>, show: (tenant: string) => string): AsyncGenerator<string> {
  const tenant = await find;
  yield currentTenant.run(tenant, () => show(tenant));
}
