import { currentTenant } from './store';

export default function (tenant: string): void {
  currentTenant.enterWith(tenant);
}
