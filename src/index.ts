/**
 * What the package exports. `require()` answers with the export of this name, so it gives the same object as `import` does.
 * Compilers before TypeScript 5.6 cannot read such a name, so the types of the package are those of `plugin.ts`.
 */
export { default, default as 'module.exports' } from './plugin.js';
