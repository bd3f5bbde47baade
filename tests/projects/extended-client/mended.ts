import { client, setTenant } from './client';

declare function readSession(): Promise<{ tenant: string } | null>;

export async function accept(id: string) {
  const session = await readSession();
  if (!session) return null;
  setTenant(session.tenant);
  await client.offer.findFirst({ where: { id } });
  return client.offer.update({ where: { id }, data: { accepted: true } });
}
