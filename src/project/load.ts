/**
 * The packages that other files are read with. They are loaded when the first other file is, because that takes a fifth of a
 * second, and a native part that is missing (package managers do lose optional dependencies) must cost only what it is for.
 */
import { createRequire } from 'node:module';
import { giveUp } from '../debug.js';

const require = createRequire(import.meta.url);

/** Loads the package when it is first asked for; undefined, said once to those who set `NODE_DEBUG`, when that fails. */
export function optional<T>(name: string): () => T | undefined {
  let loaded: { readonly module: T | undefined } | undefined;
  return () => (loaded ??= { module: attempt<T>(name) }).module;
}

function attempt<T>(name: string): T | undefined {
  try {
    return require(name) as T;
  } catch (error) {
    giveUp(name, `it cannot be loaded, so imported files are not followed: ${String(error)}`);
    return undefined;
  }
}
