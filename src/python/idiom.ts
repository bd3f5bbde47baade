/** How Python looks somebody up and decides a permission, as far as that differs from other languages. */
import { pythonEdges } from '../catalog/python/edges.js';
import type { Idiom } from '../permission/idiom.js';

export const pythonIdiom: Idiom = {
  edges: pythonEdges,
  onServers: true,
  decorators: true,
  keyedSessions: true,
  decisionNames: /^(?:user )?(?:is )?(?:authed|authenticated|logged in)$|^\w+ (?:visible|accessible|editable)$|\b(?:admins?|authed|members?|registered|staff|owners?) only$|\b(?:login|auth|admin|superuser|staff|permissions?|roles?|active|anonymous) required$|^user can \w/,
  otherNames: /^(?:(?:db|async|sql|orm|database) )?session$|^me$/,
};
