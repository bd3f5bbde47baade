/** A web framework in FastAPI's shape, as small as the trace needs it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';

export interface Request {
  readonly params: { readonly id: string };
  /** The value of the `Authorization` header. */
  readonly authorization: string | undefined;
}

export type Dependency<T> = (request: Request) => T | Promise<T>;
export type Handler<T> = (request: Request, given: T) => unknown;

class Refusal extends Error {
  constructor(readonly status: number) {
    super(`The request is answered with ${status}.`);
  }
}

export class Unauthorized extends Refusal {
  constructor() {
    super(401);
  }
}

export class NotFound extends Refusal {
  constructor() {
    super(404);
  }
}

/** Runs a dependency as FastAPI runs one that is not async: elsewhere, under a copy of the context. */
export function inThread<T>(dependency: Dependency<T>): Dependency<T> {
  return (request) => AsyncLocalStorage.snapshot()(dependency, request);
}

/** Routes with one parameter at their end, `/sessions/:id`. */
export class Api {
  readonly #routes = new Map<string, (request: Request) => unknown>();

  /** A handler that asks for nothing but the request. */
  get(path: `${string}/:id`, handler: (request: Request) => unknown): void;
  /** A handler that is given what a dependency returned. The dependency runs first, once a request. */
  get<T>(path: `${string}/:id`, dependency: Dependency<T>, handler: Handler<T>): void;
  get<T>(path: `${string}/:id`, first: Dependency<T>, handler?: Handler<T>): void {
    const folder = path.slice(0, -':id'.length);
    this.#routes.set(folder, handler === undefined ? first : async (request) => handler(request, await first(request)));
  }

  /** A server that answers with the handler's result as JSON, or with the status of the refusal that it threw. */
  createServer(): Server {
    return createServer((incoming, response) => {
      const [, folder, id] = /^(.*\/)(.*)$/.exec(incoming.url ?? '') ?? [];
      const handler = this.#routes.get(folder ?? '');
      const answer = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (handler === undefined || id === undefined) {
        answer(404, {});
        return;
      }
      const handle = async () => handler({ params: { id }, authorization: incoming.headers.authorization });
      handle().then((body) => answer(200, body), (error: unknown) => answer(error instanceof Refusal ? error.status : 500, { error: String(error) }));
    });
  }
}
