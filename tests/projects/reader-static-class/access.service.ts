import { RequestContext } from './request-context';

export class AccessService {
  // expect: no-ambient-permission throughChain
  hasRole(role: string): boolean {
    return RequestContext.currentUser()?.roles.includes(role) === true;
  }
}
