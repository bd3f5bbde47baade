import rule from '../../rules/no-discarded-context.js';
import { testRule, type Report, type Suggestion } from './tester.js';

const otel = "import { baggageEntryMetadataFromString, context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';\n";
const made = (messageId: string, call: string, suggestions?: readonly Suggestion[]): Report => ({ messageId, data: { call }, ...(suggestions === undefined ? {} : { suggestions }) });
const keep = (variable: string, call: string, output: string): readonly Suggestion[] => [{ messageId: 'keepResult', data: { variable, call }, output }];

testRule('no-discarded-context', rule, [
  {
    name: 'a value in the active context',
    wrong: `${otel}«context.active().setValue(key, user)»;\nhandle();\n`,
    reports: [made('discardedContext', 'context.active().setValue')],
    right: `${otel}context.with(context.active().setValue(key, user), () => handle());\n`,
  },
  {
    name: 'a span in a context that can be assigned to',
    wrong: `${otel}let ctx = context.active();\n«trace.setSpan(ctx, span)»;\ncontext.with(ctx, handle);\n`,
    reports: [made('discardedContext', 'trace.setSpan', keep('ctx', 'trace.setSpan', `${otel}let ctx = context.active();\nctx = trace.setSpan(ctx, span);\ncontext.with(ctx, handle);\n`))],
    right: `${otel}let ctx = context.active();\nctx = trace.setSpan(ctx, span);\ncontext.with(ctx, handle);\n`,
  },
  {
    name: 'a baggage in a context that cannot be',
    wrong: `${otel}const ctx = context.active();\n«propagation.setBaggage(ctx, baggage)»;\ncontext.with(ctx, handle);\n`,
    reports: [made('discardedContext', 'propagation.setBaggage')],
    right: `${otel}const ctx = propagation.setBaggage(context.active(), baggage);\ncontext.with(ctx, handle);\n`,
  },
  {
    name: 'what a carrier says',
    wrong: `${otel}export function receive(headers) {\n  «propagation.extract(context.active(), headers)»;\n  return handle();\n}\n`,
    reports: [made('discardedContext', 'propagation.extract')],
    right: `${otel}export function receive(headers) {\n  return context.with(propagation.extract(context.active(), headers), handle);\n}\n// This one writes into what it is given.\npropagation.inject(context.active(), {});\n`,
  },
  {
    name: 'an entry of a baggage',
    wrong: `${otel}let baggage = propagation.createBaggage();\n«baggage.setEntry('tenant', { value: 'acme' })»;\nsend(baggage);\n`,
    reports: [made('discardedBaggage', 'baggage.setEntry', keep('baggage', 'baggage.setEntry', `${otel}let baggage = propagation.createBaggage();\nbaggage = baggage.setEntry('tenant', { value: 'acme' });\nsend(baggage);\n`))],
    right: `${otel}let baggage = propagation.createBaggage();\nbaggage = baggage.setEntry('tenant', { value: 'acme' });\nsend(baggage);\n`,
  },
  {
    name: 'of a baggage that may be missing',
    wrong: `${otel}«propagation.getActiveBaggage()?.setEntry('tenant', { value: 'acme' })»;\n`,
    reports: [made('discardedBaggage', 'propagation.getActiveBaggage()?.setEntry')],
    right: `${otel}propagation.getActiveBaggage()?.getEntry('tenant');\n`,
  },
  {
    name: 'a parameter of a declared type',
    filename: 'file.ts',
    wrong: `import { type Context } from '@opentelemetry/api';\nexport function tag(ctx: Context, key: symbol): Context {\n  «ctx.setValue(key, 1)»;\n  return ctx;\n}\n`,
    reports: [made('discardedContext', 'ctx.setValue', keep('ctx', 'ctx.setValue', `import { type Context } from '@opentelemetry/api';\nexport function tag(ctx: Context, key: symbol): Context {\n  ctx = ctx.setValue(key, 1);\n  return ctx;\n}\n`))],
    right: `import { type Context } from '@opentelemetry/api';\nexport function tag(ctx: Context, key: symbol): Context {\n  return ctx.setValue(key, 1);\n}\n`,
  },
  {
    name: 'a function that is bound',
    wrong: "import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';\n«AsyncResource.bind(listener)»;\n«AsyncLocalStorage.bind(listener)»;\nemitter.on('event', listener);\n",
    reports: [made('discardedFunction', 'AsyncResource.bind'), made('discardedFunction', 'AsyncLocalStorage.bind')],
    right: "import { AsyncResource } from 'node:async_hooks';\nemitter.on('event', AsyncResource.bind(listener));\n",
  },
  {
    name: 'under another name, by require',
    filename: 'file.cjs',
    wrong: "const api = require('@opentelemetry/api');\n«api.trace.setSpan(api.context.active(), span)»;\n",
    reports: [made('discardedContext', 'api.trace.setSpan')],
    right: "const api = require('@opentelemetry/api');\nmodule.exports = () => api.trace.setSpan(api.context.active(), span);\n",
  },
], [
  { name: 'what is handed on, returned, kept or compared', code: `${otel}const kept = context.active().setValue(key, 1);\nexport const make = () => context.active().setValue(key, 2);\nif (context.active().deleteValue(key) === kept) use(trace.setSpan(kept, span));\n` },
  { name: 'the same names of something else', code: "import { context, trace } from './own.js';\ncontext.active().setValue(key, 1);\ntrace.setSpan(context, span);\nnew Map().setEntry('a');\n" },
  { name: 'what may be something else', code: `${otel}const target = test ? ROOT_CONTEXT : own;\ntarget.setValue(key, 1);\n` },
  { name: 'a context of the project, which may change in place', code: `${otel}const fake = { setValue(key) { this.key = key; } };\ntrace.setSpan(fake, {});\nexport const spanKey = fake.key;\n` },
  { name: 'a span is changed in place', code: `${otel}trace.getActiveSpan()?.setAttribute('user', user);\n` },
  { name: 'bind of a function of the project', code: "import { AsyncResource } from 'node:async_hooks';\nexport const kept = AsyncResource.bind(f);\nf.bind(null);\n" },
]);
