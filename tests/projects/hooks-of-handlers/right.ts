import { Handler } from './handler';
import { currentUser } from './store';

export class Notes extends Handler {
  protected override assertAccess(): void {
    if (currentUser.getStore()?.admin !== true) throw new Error('admins only');
  }

  protected override assertOwner(): void {
    if (currentUser.getStore()?.id !== this.owner) throw new Error('not yours');
  }

  work(): string {
    return 'notes';
  }
}
