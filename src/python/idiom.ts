/** How Python looks somebody up and decides a permission, as far as that differs from other languages. */
import { pythonEdges } from '../catalog/python/edges.js';
import type { Idiom } from '../permission/idiom.js';

export const pythonIdiom: Idiom = {
  edges: pythonEdges,
  onServers: true,
  decorators: true,
  otherNames: /^(?:(?:db|async|sql|orm|database) )?session$|^me$/,
};
