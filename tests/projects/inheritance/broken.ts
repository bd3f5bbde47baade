import { Service } from './middle';

export class Orders extends Service {
  async load(find: Promise<string>): Promise<void> {
    const tenant = await find;
    // expect: no-lost-write lost
    this.bind(tenant);
  }
}
