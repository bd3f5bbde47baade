import { setUser } from '../../context.js';
import { sessionUser } from '../../session.js';
import { Shell } from '../../shell.js';

/** The page is rendered elsewhere. */
export default async function Layout({ children }) {
  const user = await sessionUser();
  // expect: no-lost-write lost
  setUser(user);
  return <Shell>{children}</Shell>;
}
