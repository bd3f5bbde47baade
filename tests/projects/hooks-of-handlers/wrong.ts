import { Handler } from './handler';
import { currentUser } from './store';

// Nobody who is extended asks for this one.
export class Pages extends Handler {
  protected override assertAccess(): void {}

  // expect: no-ambient-permission directRead
  assertEditor(): void {
    if (currentUser.getStore()?.admin !== true) throw new Error('editors only');
  }

  work(): string {
    this.assertEditor();
    return 'pages';
  }
}

// Somebody else asks for this one.
export class Orders extends Handler {
  // expect: no-ambient-permission directRead
  override assertAccess(): void {
    if (currentUser.getStore()?.admin !== true) throw new Error('admins only');
  }

  work(): string {
    return 'orders';
  }
}

export function cancel(order: Orders): void {
  order.assertAccess();
}

// This one is told something.
export class Files extends Handler {
  protected override assertAccess(): void {}

  // expect: no-ambient-permission directRead
  protected override assertOwner(file?: { readonly owner: string }): void {
    if (currentUser.getStore()?.id !== file?.owner) throw new Error('not yours');
  }

  work(): string {
    return 'files';
  }
}
