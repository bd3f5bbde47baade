/** Starts what a file of the trace exports on a free port of this machine, and asks it. */
import { once } from 'node:events';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers at `port` until it is closed. */
export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

/** A running server out of one that does not listen yet. Rejects when it cannot listen. */
export async function listen(server: Server): Promise<Running> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: portOf(server), close: () => new Promise((resolve, reject) => server.close((error) => error === undefined ? resolve() : reject(error))) };
}

/** The port that a listening server has got. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** What a server answers to `GET path` of the user whose token it is, each time over a connection of its own. */
export async function ask({ port }: Running, path: string, token: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  // An agent would keep connections: up to Node 22, a rebind made before the first await of a request can still be there
  // when the next request comes over the same one.
  const request = get({ host: '127.0.0.1', port, path, agent: false, headers: { authorization: `Bearer ${token}` } });
  const [response] = await once(request, 'response') as [AsyncIterable<Buffer> & { statusCode?: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
}
