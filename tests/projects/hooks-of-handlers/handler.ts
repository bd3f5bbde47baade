export abstract class Handler {
  readonly owner: string = 'nobody';
  protected abstract assertAccess(): void;
  protected assertOwner(): void {}

  process(): string {
    this.assertAccess();
    this.assertOwner();
    return this.work();
  }

  abstract work(): string;
}
