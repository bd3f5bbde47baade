import type { TenantContext } from './tenant-context';

export class TenantGuard {
  constructor(private readonly tenants: TenantContext, private readonly hosts: Map<string, string>) {}

  canActivate(host: string): boolean {
    this.tenants.enter(this.hosts.get(host) ?? 'none');
    return true;
  }
}
