import { client, setTenant } from './client';

declare function readSession(): Promise<{ tenant: string } | null>;

async function loadOffer(id: string) {
  const session = await readSession();
  if (!session) return null;
  // expect: no-lost-write confined
  setTenant(session.tenant);
  return client.offer.findFirst({ where: { id } });
}

export async function accept(id: string) {
  const offer = await loadOffer(id);
  if (!offer) return null;
  return client.offer.update({ where: { id }, data: { accepted: true } });
}
