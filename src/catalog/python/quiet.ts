/** Calls that look no store up. A log line may, by way of a filter: see `logging.ts`. */
import type { CatalogEntry } from '../entry.js';
import { quiet } from './build.js';

const BUILTINS = [
  'abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict dir divmod enumerate filter float format frozenset getattr globals hasattr hash hex id input int isinstance',
  'issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip',
].join(' ').split(' ');

const SOURCE = 'Python 3.8 to 3.15, documentation of the module';

export const quietEntries: readonly CatalogEntry[] = [
  ...quiet('global', BUILTINS, 'a builtin that runs no code of the project, but for what it is handed', SOURCE),
  ...['logging', 'structlog', 'loguru', 'warnings'].flatMap((module) => quiet(module, ['**'], 'writes a line', SOURCE)),
  ...['json', 'time', 'datetime', 're', 'os', 'os.path', 'uuid', 'random', 'math', 'hashlib', 'hmac', 'base64', 'secrets', 'pathlib', 'copy', 'typing', 'dataclasses', 'enum', 'collections', 'itertools', 'inspect', 'traceback', 'sys', 'string', 'textwrap', 'urllib.parse'].flatMap((module) => (
    quiet(module, ['**'], 'runs no code of the project, but for what it is handed', SOURCE))),
];
