interface Counter {
  total: number;
  readonly byLabel: Map<string, number>;
}

const counters = new Map<string, Counter>();

function counter(name: string): Counter {
  let found = counters.get(name);
  if (found) return found;
  found = { total: 0, byLabel: new Map() };
  counters.set(name, found);
  return found;
}

/** Runs nothing but what is written here. */
export function count(name: string, label: string): void {
  const found = counter(name);
  found.byLabel.set(label, (found.byLabel.get(label) ?? 0) + 1);
  found.total += 1;
}

const listeners = new Map<string, { readonly tell: { now(): void } }>();

export function listen(name: string, tell: { now(): void }): void {
  listeners.set(name, { tell });
}

/** Runs what it was given. */
export function tell(name: string): void {
  const listener = listeners.get(name);
  listener?.tell.now();
}

/** Anybody may put something in. */
export const plugins = new Map<string, { readonly tell: { now(): void } }>();

export function tellPlugin(name: string): void {
  const plugin = plugins.get(name);
  plugin?.tell.now();
}

const steps = new Set<{ readonly tell: { now(): void } }>();
steps.add({ tell: { now() { console.log('step'); } } });
steps.add({ tell: { now() { console.log('another'); } } });

/** Runs what is written here, one after the other. */
export function tellSteps(): void {
  for (const step of steps) step.tell.now();
}

let latest: Map<string, { readonly tell: { now(): void } }>;
/** Two names for one: by the other, anybody may put something in. */
const handlers = (latest = new Map<string, { readonly tell: { now(): void } }>());

export function handle(name: string, tell: { now(): void }): void {
  latest.set(name, { tell });
}

export function tellHandler(name: string): void {
  handlers.get(name)?.tell.now();
}
