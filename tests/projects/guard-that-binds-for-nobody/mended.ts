import type { Tenants } from './tenants';

export class TenantMiddleware {
  constructor(private readonly tenants: Tenants) {}

  use(request: { tenant: string }, _response: unknown, next: () => void): void {
    this.tenants.run({ name: request.tenant }, () => { next(); });
  }
}
