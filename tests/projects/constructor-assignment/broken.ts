import { Services } from './service';

export async function guard(find: Promise<string>): Promise<void> {
  const services = new Services();
  const tenant = await find;
  // expect: no-lost-write lost
  services.tenants.enter(tenant);
}
