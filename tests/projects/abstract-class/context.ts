export abstract class Context {
  abstract enter(tenant: string): void;
}
