export async function requireTenant(tenant: string): Promise<string | undefined> {
  const { currentTenant, setTenant } = await import('./tenant');
  setTenant(tenant);
  return currentTenant.getStore();
}
