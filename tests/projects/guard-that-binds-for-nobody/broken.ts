import type { Tenants } from './tenants';

export class TenantGuard {
  constructor(private readonly tenants: Tenants) {}

  canActivate(request: { tenant: string }): boolean {
    // expect: no-lost-write idle
    return this.tenants.run({ name: request.tenant }, () => true);
  }
}
