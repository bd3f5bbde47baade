import tenants from './tenant.cjs';

export async function guard(find) {
  const tenant = await find;
  // expect: no-lost-write lost
  tenants.enterTenant(tenant);
}
