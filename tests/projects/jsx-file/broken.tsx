import { enterTenant } from './tenant';

export async function load(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  enterTenant(tenant);
}

export const View = ({ tenant }: { tenant: string }) => <p>{tenant}</p>;
