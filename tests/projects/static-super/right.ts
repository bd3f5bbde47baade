import { Locale, Tenant } from './context.js';

export async function handle(load: () => Promise<string>): Promise<void> {
  const tenant = await load();
  Tenant.bind(tenant);
  console.log(Tenant.get(), Locale.get());
}
