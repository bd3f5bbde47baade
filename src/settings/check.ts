/** Holds a value against the schema of the settings and says, in one sentence, the first thing that is wrong with it. */

/** The part of JSON schema that the settings need. Nodes without `enum` have a `title`: "it must be <title>". */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
}

/**
 * @param schema what the value must be
 * @param value the settings, or a part of them
 * @param path how to get there: `stores[0].from`; empty for the settings as a whole
 * @returns a sentence without its subject's prefix (`stores[0].from is "fil"; it must be …`), or undefined when all is well
 */
export function firstProblem(schema: Schema, value: unknown, path = ''): string | undefined {
  if (schema.anyOf !== undefined) return problemOfChoice(schema, value, path);
  if (!fits(schema, value)) return mustBe(schema, value, path);
  if (Array.isArray(value)) return firstOf(value.entries(), ([i, item]) => firstProblem(schema.items!, item, `${path}[${i}]`));
  if (isObject(value)) return problemOfObject(schema, value, path);
  return undefined;
}

function problemOfObject(schema: Schema, value: Record<string, unknown>, path: string): string | undefined {
  const allowed = schema.properties!;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(allowed, key));
  if (unknown !== undefined) return `${join(path, unknown)} is unknown; the key must be ${oneOf(Object.keys(allowed))}.`;
  const missing = (schema.required ?? []).find((key) => value[key] === undefined);
  if (missing !== undefined) return `${join(path, missing)} is missing; it must be ${expected(allowed[missing]!)}.`;
  return firstOf(Object.entries(value), ([key, one]) => (one === undefined ? undefined : firstProblem(allowed[key]!, one, join(path, key))));
}

/** Of several shapes the one that the value is meant to have is held against it. */
function problemOfChoice(schema: Schema, value: unknown, path: string): string | undefined {
  const shapes = schema.anyOf!.filter((shape) => isOfKind(shape, value));
  if (isObject(value) && shapes.length > 0) return problemOfDeclaration(shapes, value, path);
  if (shapes.some((shape) => firstProblem(shape, value, path) === undefined)) return undefined;
  return Array.isArray(value) && shapes.length > 0 ? firstProblem(shapes[0]!, value, path) : mustBe(schema, value, path);
}

/** Objects tell by `from` which shape they have. */
function problemOfDeclaration(shapes: readonly Schema[], value: Record<string, unknown>, path: string): string | undefined {
  const origins = shapes.map((shape) => shape.properties!['from']!.enum![0]!);
  const shape = shapes[origins.indexOf(value['from'] as string)];
  if (shape !== undefined) return firstProblem(shape, value, path);
  const from: Schema = { enum: origins };
  return value['from'] === undefined ? `${path}.from is missing; it must be ${expected(from)}.` : mustBe(from, value['from'], `${path}.from`);
}

function isOfKind(shape: Schema, value: unknown): boolean {
  if (shape.enum !== undefined) return typeof value === 'string';
  return shape.type === kindOf(value);
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.enum !== undefined) return schema.enum.includes(value as string);
  if (kindOf(value) !== schema.type) return false;
  if (typeof value === 'number') return value >= schema.minimum!;
  if (typeof value === 'string') return value.length >= (schema.minLength ?? 0) && new RegExp(schema.pattern ?? '', 'u').test(value);
  return !Array.isArray(value) || value.length >= (schema.minItems ?? 0);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return kindOf(value) === 'object';
}

function mustBe(schema: Schema, value: unknown, path: string): string {
  return `${path === '' ? 'it' : path} is ${shown(value)}; it must be ${expected(schema)}.`;
}

function expected(schema: Schema): string {
  if (schema.enum === undefined) return schema.minItems === 1 ? `${schema.title} with at least one item` : schema.title!;
  return oneOf(schema.enum);
}

function oneOf(words: readonly string[]): string {
  const values = words.map((one) => JSON.stringify(one));
  return values.length === 1 ? values[0]! : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** A value as it is written, cut where it gets long. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isObject(value)) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === 'function' ? 'a function' : String(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function firstOf<T>(items: Iterable<T>, problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
