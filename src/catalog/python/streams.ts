/** Answers that are sent bit by bit: what they are made of is gone through when the endpoint is done, in a context in which its scopes are closed. */
import type { Stream } from '../entry.js';

/** Proved by `tests/proofs/python/streams.py`. */
export const streams: readonly Stream[] = ['fastapi.responses', 'starlette.responses'].map((module) => ({ module, path: 'StreamingResponse', body: 'content' }));
