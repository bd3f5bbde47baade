import http from 'node:http';
import { prove, serve } from './harness.mjs';

const listener = ({ middleware, handler }) => (request, response) => { middleware(() => { handler(); response.end(); }); };
const listens = (method) => ({ mount: (parts) => serve(http.createServer()[method]('request', listener(parts))) });

await prove('node:http', { createServer: { mount: (parts) => serve(listener(parts)) }, 'createServer().on': listens('on'), 'createServer().addListener': listens('addListener') });
