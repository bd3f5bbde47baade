import type { TenantContext } from './tenant-context';

export class TenantGuard {
  constructor(private readonly tenants: TenantContext, private readonly hosts: { find(host: string): Promise<string> }) {}

  async canActivate(host: string): Promise<boolean> {
    const tenant = await this.hosts.find(host);
    // expect: no-lost-write lost
    this.tenants.enter(tenant);
    return true;
  }
}
