import { Base } from './base';

const mixins: ((base: any) => any)[] = [];
function extend<T>(base: T): T {
  return mixins.reduce((made, mixin) => mixin(made), base) as T;
}

const Extended = extend(Base);
export class Db extends Extended {}
