/** Web frameworks and what they run on: who calls a function, in which thread, and in which context. */
import type { CatalogEntry } from '../entry.js';
import { crossings, instancesOf, quiet } from './build.js';

/** What runs a function is asked for by a program. */
const RUN = 'tests/proofs/python/proofs.py';
const FASTAPI = 'fastapi 0.92, 0.115 and 0.162: fastapi/dependencies/utils.py';
const ANYIO = 'anyio 3.6, 4.8 and 4.15: anyio/to_thread.py, anyio/from_thread.py';

const fastapi: readonly CatalogEntry[] = [
  ...crossings({
    modules: ['fastapi', 'fastapi.params', 'fastapi.param_functions'], paths: ['Depends', 'Security'], kind: 'copy', callback: [0], keywords: ['dependency'], plainOnly: true, boundary: 'framework',
    markedBy: ['Depends', 'Security', 'Header', 'Cookie', 'Query', 'Path', 'Body', 'Form', 'File'],
    why: 'in a worker thread, in a copy of the context, because FastAPI runs a dependency that is a plain `def` there', source: RUN,
  }),
  ...['fastapi', 'fastapi.params', 'fastapi.param_functions'].flatMap((module) => quiet(module, ['Header', 'Cookie', 'Query', 'Path', 'Body', 'Form', 'File', 'HTTPException', 'APIRouter'], 'declares something and runs nothing yet', FASTAPI)),
];

const ENDPOINT = 'in a worker thread, in a copy of the context, because the framework runs an endpoint that is a plain `def` there';
const ROUTED = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'api_route'];

/** An endpoint is free to bind for its own work. */
const endpoints: readonly CatalogEntry[] = [['fastapi', 'fastapi.applications', 'FastAPI'], ['fastapi', 'fastapi.routing', 'APIRouter']].flatMap(([module, inner, name]) => {
  const made = { modules: [module!, inner!], kind: 'copy', plainOnly: true, boundary: 'framework', ownWork: true, why: ENDPOINT, source: RUN } as const;
  return [
    ...crossings({ ...made, paths: instancesOf(name!).flatMap((of) => ROUTED.map((method) => `${of}${method}()`)), callback: [0] }),
    ...crossings({ ...made, paths: instancesOf(name!).map((of) => `${of}add_api_route`), callback: [1], keywords: ['endpoint'] }),
  ];
});

const LIFESPAN = 'in a task of its own, which is over or asleep while requests are served, in other contexts';

const lifespan: readonly CatalogEntry[] = [
  ...crossings({ modules: ['fastapi', 'fastapi.applications'], paths: ['FastAPI'], kind: 'copy', callback: [], keywords: ['lifespan'], boundary: 'framework', ownWork: true, why: LIFESPAN, source: RUN }),
  ...crossings({ modules: ['starlette.applications'], paths: ['Starlette'], kind: 'copy', callback: [], keywords: ['lifespan'], boundary: 'framework', ownWork: true, why: LIFESPAN, source: RUN }),
  ...crossings({ modules: ['fastapi', 'fastapi.applications'], paths: ['FastAPI().on_event()'], kind: 'copy', callback: [0], boundary: 'framework', ownWork: true, why: LIFESPAN, source: RUN }),
  ...crossings({ modules: ['fastapi', 'fastapi.applications'], paths: ['FastAPI().add_event_handler'], kind: 'copy', callback: [1], keywords: ['func'], boundary: 'framework', ownWork: true, why: LIFESPAN, source: RUN }),
];

const POOL = 'the function runs in a worker thread, in a copy of the context';
const AFTER = 'the function runs after the response, in a worker thread, in a copy of the context; one that is to be awaited in the context of the request itself. What an endpoint that is a plain `def` has bound is not there';

const starlette: readonly CatalogEntry[] = [
  ...crossings({ modules: ['starlette.concurrency', 'fastapi.concurrency'], paths: ['run_in_threadpool'], kind: 'copy', callback: [0], passesFrom: 1, keywords: ['func'], why: POOL, source: RUN }),
  ...crossings({ modules: ['starlette.background', 'fastapi', 'fastapi.background'], paths: instancesOf('BackgroundTasks').map((of) => `${of}add_task`), kind: 'copy', afterwards: true, callback: [0], passesFrom: 1, keywords: ['func'], plainOnly: true, why: AFTER, source: RUN }),
  ...crossings({ modules: ['starlette.background', 'fastapi.background'], paths: ['BackgroundTask'], kind: 'copy', afterwards: true, callback: [0], passesFrom: 1, keywords: ['func'], plainOnly: true, why: AFTER, source: RUN }),
];

const anyio: readonly CatalogEntry[] = [
  ...crossings({ modules: ['anyio'], paths: ['to_thread.run_sync'], kind: 'copy', callback: [0], passesFrom: 1, keywords: ['func'], why: POOL, source: RUN }),
  ...crossings({ modules: ['anyio.to_thread'], paths: ['run_sync'], kind: 'copy', callback: [0], passesFrom: 1, keywords: ['func'], why: POOL, source: RUN }),
  ...crossings({ modules: ['anyio.from_thread'], paths: ['run', 'run_sync'], kind: 'copy', callback: [0], passesFrom: 1, why: 'the function runs in the event loop\'s thread, in a copy of the context', source: RUN }),
  ...crossings({ modules: ['anyio.to_process'], paths: ['run_sync'], kind: 'isolate', callback: [0], passesFrom: 1, why: 'the function runs in another process', source: ANYIO }),
  ...crossings({ modules: ['anyio'], paths: ['to_process.run_sync'], kind: 'isolate', callback: [0], passesFrom: 1, why: 'the function runs in another process', source: ANYIO }),
  ...crossings({ modules: ['anyio', 'anyio.abc'], paths: ['create_task_group().', 'TaskGroup#'].flatMap((of) => [`${of}start_soon`, `${of}start`]), kind: 'copy', callback: [0], passesFrom: 1, why: 'the function runs in a task, in a copy of the context of this call', source: RUN }),
  ...quiet('anyio', ['create_task_group', 'sleep', 'fail_after', 'move_on_after', 'fail_after()**', 'move_on_after()**'], 'runs no code of the project', ANYIO),
];

const HANDLER = 'in a task of its own for each request, which ends with the handler';
const handlers = (modules: readonly string[], name: string, methods: readonly string[], source = RUN): readonly CatalogEntry[] => crossings({
  modules, paths: instancesOf(name).flatMap((of) => methods.map((method) => `${of}${method}()`)), kind: 'copy', callback: [0], boundary: 'framework', ownWork: true, why: HANDLER, source,
});

/**
 * In which context that task begins depends on the version and on the way in: up to mcp 1 a session that lasts has the context of
 * its first request, and from mcp 2 on it is that of the request at hand (run by hand: 1.26, 1.27, 1.28, 1.30 and 2.3, over HTTP).
 */
const mcp: readonly CatalogEntry[] = [
  ...handlers(['mcp.server.fastmcp', 'mcp.server'], 'FastMCP', ['tool', 'resource', 'prompt']),
  ...handlers(['mcp.server.mcpserver', 'mcp.server'], 'MCPServer', ['tool', 'resource', 'prompt'], 'mcp 2.3: mcp/shared/jsonrpc_dispatcher.py'),
  ...handlers(['mcp.server', 'mcp.server.lowlevel'], 'Server', ['call_tool', 'read_resource', 'get_prompt', 'list_tools', 'list_resources', 'list_prompts']),
];

/** What is rebound over there is copied back, so for the caller it is as if it had called the function itself. */
const asgiref: readonly CatalogEntry[] = [
  ...crossings({ modules: ['asgiref.sync'], paths: ['sync_to_async', 'async_to_sync', 'SyncToAsync', 'AsyncToSync'], kind: 'inline', callback: [0], returnsFunction: true, why: 'runs the function in another thread or loop, and copies its context back', source: RUN }),
];

export const webEntries: readonly CatalogEntry[] = [...fastapi, ...endpoints, ...lifespan, ...starlette, ...anyio, ...mcp, ...asgiref];
