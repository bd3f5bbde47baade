import { currentTenant } from './store';

export async function load(find: Promise<string>, show: (tenant: string) => void): Promise<void> {
  const tenant = await find;
  currentTenant.run(tenant, () => { show(tenant); });
}

export const View = ({ tenant }: { tenant: string }) => <p>{tenant}</p>;
