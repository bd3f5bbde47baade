import { currentTenant } from './store';

export function enterFirst(tenants: readonly string[]): void {
  for (const tenant of tenants) {
    if (tenant === '') continue;
    currentTenant.enterWith(tenant);
    break;
  }
}

export function enterKind(kind: 'customer' | 'staff'): void {
  switch (kind) {
    case 'customer': currentTenant.enterWith('customer'); break;
    default: currentTenant.enterWith('staff');
  }
}

export function enterFound(tenants: readonly (readonly string[])[]): void {
  search: {
    for (const some of tenants) {
      if (some.length === 0) break search;
    }
    currentTenant.enterWith('all');
  }
}

export function enterWhile(next: () => string | undefined): void {
  do currentTenant.enterWith('one'); while (next() !== undefined);
}

export function enterOrNone(tenant: string): void {
  try {
    currentTenant.enterWith(JSON.parse(tenant) as string);
  } catch {
    currentTenant.enterWith('none');
  }
}
