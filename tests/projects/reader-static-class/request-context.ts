import { ClsService } from 'nestjs-cls';

export class RequestContext {
  protected static cls: ClsService;

  static currentRequest(): { user?: { id: string; roles: string[] } } {
    return this.cls.get('request');
  }

  static currentUser(throwError?: boolean): { id: string; roles: string[] } | undefined {
    const { user } = RequestContext.currentRequest();
    if (user === undefined && throwError) throw new Error('nobody is signed in');
    return user;
  }

  static empty(): RequestContext {
    return new RequestContext();
  }
}
