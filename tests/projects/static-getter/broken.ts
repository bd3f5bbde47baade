import { RequestContext } from './request-context';

export async function authenticate(verify: Promise<string>): Promise<void> {
  const user = await verify;
  // expect: no-lost-write lost
  RequestContext.enter(user);
}
