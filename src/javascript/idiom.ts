/** How JavaScript looks somebody up and decides a permission, as far as that differs from other languages. */
import { javascriptEdges } from '../catalog/edge.js';
import type { Idiom } from '../permission/idiom.js';

export const javascriptIdiom: Idiom = { edges: javascriptEdges, onServers: false, decorators: false, keyedSessions: false, decisionNames: /^$/, otherNames: /^$/ };
