// The real executor behind its HTTP handler: each step is a request of its own, which runs the function from the start.
import { createServer } from 'node:http';
import { Inngest } from 'inngest';
import { serve as handle } from 'inngest/node';
import { end, prove, serve } from './harness.mjs';

const client = new Inngest({ id: 'proof', isDev: true });
const event = { name: 'event', data: {}, id: 'x', ts: 1 };
const body = JSON.stringify({ version: 1, event, events: [event], steps: {}, ctx: { run_id: 'r', attempt: 0, disable_immediate_execution: false, use_api: false, stack: { stack: [], current: 0 } } });

// The server starts where no store is, as servers do.
let current = () => undefined;
const own = client.createFunction({ id: 'f', triggers: [{ event: 'event' }] }, async ({ step }) => { await current(); await step.run('a', () => 1); });
const server = await serve(createServer(handle({ client, functions: [own] })), { body, path: '/api/inngest?fnId=proof-f&stepId=step', headers: { 'content-type': 'application/json' } });

await prove('inngest', {
  'Inngest#createFunction': { register: (made, fn) => { current = fn; }, call: () => server.request(true) },
});
end();
