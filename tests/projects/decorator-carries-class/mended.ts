import { currentTenant } from './store';

export class TenantGuard {
  canActivate(request: { tenant: string }): boolean {
    currentTenant.enterWith(request.tenant);
    return true;
  }
}
