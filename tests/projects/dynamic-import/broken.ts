export async function requireTenant(tenant: string): Promise<void> {
  const { setTenant } = await import('./tenant');
  // expect: no-lost-write lost
  setTenant(tenant);
}
