import { Services } from './service';

export function guard(tenant: string): void {
  const services = new Services();
  services.tenants.enter(tenant);
}
