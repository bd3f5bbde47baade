import { Locale, Tenant } from './context.js';

async function enter(load: () => Promise<string>): Promise<void> {
  const tenant = await load();
  // expect: no-lost-write lost
  Tenant.bind(tenant);
  // What is looked up here is another store.
  console.log(Locale.get());
}

export async function handle(load: () => Promise<string>): Promise<void> {
  await enter(load);
}
