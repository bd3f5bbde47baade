import { context, createContextKey, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { prove } from './harness.mjs';

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const key = createContextKey('proof');
const span = trace.wrapSpanContext({ traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 });
const baggage = propagation.createBaggage({ a: { value: '1' } });

/** The call gives something new, and what was there is as before. */
const derives = (of, call, look) => ({
  facts: async () => {
    const before = look(of());
    const found = call(of());
    return { changes: look(of()) !== before || context.active() === found, gives: look(found) === before ? 'the same' : 'another' };
  },
});
const active = () => context.active();
const full = (look) => (at) => JSON.stringify(look(at) ?? null);

await prove('@opentelemetry/api', {
  'context.active().setValue': derives(active, (at) => at.setValue(key, 1), full((at) => at.getValue(key))),
  'ROOT_CONTEXT.setValue': derives(() => ROOT_CONTEXT, (at) => at.setValue(key, 1), full((at) => at.getValue(key))),
  'Context#setValue': derives(active, (at) => at.setValue(key, 1), full((at) => at.getValue(key))),
  'trace.setSpan': derives(active, (at) => trace.setSpan(at, span), full((at) => trace.getSpan(at)?.spanContext())),
  'trace.setSpanContext': derives(active, (at) => trace.setSpanContext(at, span.spanContext()), full((at) => trace.getSpanContext(at))),
  'propagation.setBaggage': derives(active, (at) => propagation.setBaggage(at, baggage), full((at) => propagation.getBaggage(at)?.getAllEntries())),
  'Baggage#setEntry': derives(() => baggage, (at) => at.setEntry('b', { value: '2' }), full((at) => at.getAllEntries())),
  'Baggage#removeEntry': derives(() => baggage, (at) => at.removeEntry('a'), full((at) => at.getAllEntries())),
  'Baggage#removeEntries': derives(() => baggage, (at) => at.removeEntries('a'), full((at) => at.getAllEntries())),
  'Baggage#clear': derives(() => baggage, (at) => at.clear(), full((at) => at.getAllEntries())),
  'context.bind': {
    facts: async () => {
      let starts, reaches;
      const bound = context.bind(context.active().setValue(key, 'registered'), () => { starts = context.active().getValue(key); });
      context.with(context.active().setValue(key, 'caller'), () => { bound(); reaches = context.active().getValue(key) === 'registered'; });
      return { starts, rebind: reaches ? ['sync'] : [], tried: ['sync'], mutation: false };
    },
  },
  'context.with': {
    facts: async () => {
      let inside;
      await context.with(context.active().setValue(key, 1), async () => { await null; inside = context.active().getValue(key); });
      return { scope: inside === 1, after: context.active().getValue(key) ?? 'former' };
    },
  },
});
