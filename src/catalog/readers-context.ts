/** Libraries that keep values for the current request under names of the project's choice: bags, of which the key tells. */
import type { CatalogEntry } from './entry.js';

const VALUE = 'one value of the current request, by its name';

function byKey(module: string, path: string, source: string): CatalogEntry {
  return { role: 'read', module, path, identity: 'key', key: 0, server: true, store: path.replace(/[.#]get$/, ''), why: VALUE, source };
}

const CLS_HOOKED = 'cls-hooked@4.2.2, context.js';
const CLS = 'continuation-local-storage@3.2.1, context.js';

export const contextReaders: readonly CatalogEntry[] = [
  byKey('express-http-context', 'get', 'express-http-context@2.0.1, index.js'),
  byKey('express-http-context', 'default.get', 'express-http-context@2.0.1, index.js'),
  ...['getNamespace().get', 'createNamespace().get', 'Namespace#get'].flatMap((path) => [byKey('cls-hooked', path, CLS_HOOKED), byKey('continuation-local-storage', path, CLS)]),
  { role: 'read', module: '@medibloc/nestjs-request-context', path: 'RequestContext.get', identity: 'key', server: true, store: 'RequestContext', why: 'all that is kept for the current request', source: '@medibloc/nestjs-request-context@1.0.1, dist/request-context.model.js' },
  byKey('asynchronous-local-storage', 'als.get', 'asynchronous-local-storage@1.0.2, dist/lib/als.js'),
];
