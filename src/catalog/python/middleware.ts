/** Middleware of Starlette, and of what is built on it. */
import type { TaskMiddleware } from '../entry.js';

/** `BaseHTTPMiddleware` runs the application in a task of its own: tests/proofs/python/middleware.py shows it. */
export const taskMiddleware: TaskMiddleware = {
  classes: new Set(['starlette.middleware.base.BaseHTTPMiddleware', 'fastapi.middleware.base.BaseHTTPMiddleware']),
  next: 'call_next',
  added: 'add_middleware',
  decorator: { name: 'middleware', argument: 'http' },
  plain: ['scope', 'receive', 'send'],
};
