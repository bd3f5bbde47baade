import CircuitBreaker from 'opossum';
import { end, prove } from './harness.mjs';

await prove('opossum', { default: { call: (_, fn) => new CircuitBreaker(async () => fn()).fire() } });
end();
