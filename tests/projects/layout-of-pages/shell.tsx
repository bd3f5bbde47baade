import { usePathname } from 'next/navigation';
import { currentUser } from './context.js';

/** It is rendered when the layout is through. */
export function Shell({ children }) {
  return <main title={usePathname()}><h1>{currentUser()}</h1>{children}</main>;
}
