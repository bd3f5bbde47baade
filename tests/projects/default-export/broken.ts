import bindTenant from './passed-on';
import clean from './other';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const tenant = clean(await find);
  // expect: no-lost-write lost
  bindTenant(tenant);
}
