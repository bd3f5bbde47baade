/** What a process does of its own accord, as it starts and as it ends: nobody is served there. */
import type { ProcessCalls } from '../entry.js';

/**
 * Shown by `tests/proofs/python/process.py`: what a request has bound is not there at the end of the process, nor in a handler of the loop.
 * A handler of `signal.signal` runs wherever the main thread is at that moment, so that it is chance what it finds, and meant for nobody.
 */
export const processCalls: ProcessCalls = {
  hooks: new Set(['atexit.register', 'signal.signal', ...['get_event_loop', 'get_running_loop', 'new_event_loop'].map((made) => `asyncio.${made}().add_signal_handler`)]),
  commands: /^(?:command|group)$/,
  inert: /^(?:staticmethod|classmethod|(?:async)?contextmanager|override|final|wraps)$/,
};
