import { Service } from './middle';

export class Orders extends Service {
  async load(tenant: string, work: () => Promise<void>): Promise<void> {
    this.bind(tenant);
    await work();
  }
}
