import { RequestContext } from './request-context';

export async function authenticate(verify: Promise<string>): Promise<string | undefined> {
  RequestContext.enter(await verify);
  return RequestContext.user;
}
