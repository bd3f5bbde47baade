/** Prints an outline in a form that a person can hold against the code it was made from. */
import type { FunctionOutline, Outline, Step, TypeOutline, Value } from '../../src/outline/outline.js';

/**
 * Functions are `f1`, classes `k0`, what a call gives `c2`; `f1[0]` is the first argument of `f1`, `this@f1` its `this`. A
 * variable goes by its name, and by name and number where the file has several of that name.
 */
export function printOutline(outline: Outline): string {
  return new Printer(outline).all().join('\n');
}

class Printer {
  constructor(readonly outline: Outline) {}

  all(): string[] {
    const { functions, variables, classes, assignments, exports, directives } = this.outline;
    return [
      ...directives.map((one) => `directive ${one}`),
      ...functions.flatMap((fn, id) => [this.#head(fn, id), ...this.#steps(fn.body).map((line) => `  ${line}`)]),
      ...classes.flatMap((one, id) => [
        `k${id} class ${one.name}${one.super === undefined ? '' : ` extends ${this.#value(one.super)}`}${one.fields < 0 ? '' : ` fields f${one.fields}`}${this.#decorators(one.decorators)} in f${one.in}`,
        ...one.members.map((member) => `  ${member.static ? 'static ' : ''}${member.kind} ${member.name}${this.#type(member.type)} = ${this.#value(member.value)}`),
      ]),
      ...variables.map((one, id) => `${one.constant ? 'const' : 'let'} ${this.#variable(id)}${this.#type(one.type)} in f${one.function} = ${one.values.map((value) => this.#value(value)).join(' | ') || 'nothing'}`),
      ...assignments.map((one) => `property ${this.#value(one.of)}.${one.name} = ${this.#value(one.value)} in f${one.in}`),
      ...exports.map((one) => `export ${one.name} = ${this.#value(one.value)}`),
    ];
  }

  #head(fn: FunctionOutline, id: number): string {
    if (id === 0) return 'f0 module';
    const parameters = fn.parameters.map((one) => (
      `${one.rest ? '...' : ''}${one.name === '' ? `{${one.variables.map((variable) => this.#variable(variable)).join()}}` : one.name}${one.optional ? '?' : ''}${this.#type(one.type)}`
      + `${one.default === undefined ? '' : ` = ${this.#value(one.default)}`}${this.#decorators(one.decorators)}`));
    const marks = [fn.static ? 'static' : '', fn.async ? 'async' : '', fn.generator ? 'generator' : '', fn.jsx ? 'jsx' : '', ...fn.directives.map((one) => `"${one}"`)].filter(Boolean);
    return `f${id} ${fn.kind}${fn.name === '' ? '' : ` ${fn.name}`}(${parameters.join(', ')})${this.#type(fn.returns)}${marks.map((mark) => ` ${mark}`).join('')}`
      + `${fn.class === undefined ? '' : ` of k${fn.class}`}${this.#decorators(fn.decorators)}${fn.parent === 0 ? '' : ` in f${fn.parent}`} line ${fn.nameAt.line}`;
  }

  #steps(steps: readonly Step[]): string[] {
    return steps.flatMap((step) => this.#step(step));
  }

  #block(head: string, steps: readonly Step[] | undefined): string[] {
    return steps === undefined ? [] : [head, ...this.#steps(steps).map((line) => `  ${line}`)];
  }

  #step(step: Step): string[] {
    switch (step.do) {
      case 'call': {
        const call = this.outline.calls[step.call]!;
        const args = call.arguments.map((one) => `${one.spread ? '...' : ''}${this.#value(one.value)}`).join(', ');
        return [`c${step.call} = ${call.how === 'call' ? '' : `${call.how} `}${this.#value(call.callee)}(${args})  // ${call.text}, line ${call.at.line}`];
      }
      case 'await': return [`await ${this.#value(step.value)}`];
      case 'yield': return [`yield${step.delegate ? '*' : ''} ${this.#value(step.value)}`];
      case 'get': return [`get ${this.#value(step.value)}`];
      case 'assign': return [`${this.#value(step.target)} = ${this.#value(step.value)}`];
      case 'branch': return step.arms.flatMap((arm, i) => this.#block(i === 0 ? `if ${step.test === undefined ? 'there' : this.#value(step.test)}` : 'or', arm));
      case 'loop': return [
        `loop${step.endless ? ' endless' : ''}${step.atLeastOnce ? ' at least once' : ''}${step.await ? ' await' : ''}${step.over === undefined ? '' : ` over ${this.#value(step.over)}`}${step.labels.length === 0 ? '' : ` labels ${step.labels.join()}`}`,
        ...this.#block('  head', step.head.length > 0 ? step.head : undefined), ...this.#steps(step.body).map((line) => `  ${line}`), ...this.#block('  tail', step.tail.length > 0 ? step.tail : undefined),
      ];
      case 'try': return [...this.#block('try', step.block), ...this.#block('catch', step.handler), ...this.#block('finally', step.finalizer)];
      case 'switch': return [`switch ${this.#value(step.test)}${step.hasDefault ? ' with default' : ''}`, ...step.cases.flatMap((one) => this.#block('  case', one))];
      case 'label': return this.#block(`label ${step.label}`, step.body);
      case 'exit': return [`${step.how} ${this.#value(step.value)}`];
      case 'jump': return [`${step.how}${step.label === undefined ? '' : ` ${step.label}`}`];
    }
  }

  #value(value: Value): string {
    switch (value.is) {
      case 'unknown': return '?';
      case 'constant': return value.text;
      case 'variable': return this.#variable(value.variable);
      case 'parameter': return `f${value.function}[${value.index}${value.rest === true ? '…' : ''}]`;
      case 'function': return `f${value.function}`;
      case 'class': return `k${value.class}`;
      case 'import': return `${value.lazy === true ? 'lazy ' : ''}import(${value.module}).${value.name}`;
      case 'global': return `global ${value.name}`;
      case 'this': return `this@f${value.function}`;
      case 'super': return `super@f${value.function}`;
      case 'member': return value.item === true ? `${this.#value(value.of)}[${value.name}]` : `${this.#value(value.of)}.${value.name}`;
      case 'result': return `c${value.call}`;
      case 'awaited': return `await(${this.#value(value.of)})`;
      case 'choice': return `(${this.#values(value.of, ' | ')})`;
      case 'object': return `{${[...value.properties.map((one) => `${one.kind === 'value' ? '' : `${one.kind} `}${one.name}: ${this.#value(one.value)}`), ...value.spreads.map((one) => `...${this.#value(one)}`)].join(', ')}}`;
      case 'list': return `[${this.#values(value.items, ', ')}]`;
      case 'element': return `each(${this.#value(value.of)})`;
      case 'operation': return `(${[value.operator, ...value.operands.map((one) => this.#value(one))].join(' ')})`;
      case 'typed': return `(${this.#value(value.of)}${this.#type(value.type)})`;
    }
  }

  #values(values: readonly Value[], separator: string): string {
    return values.map((one) => this.#value(one)).join(separator);
  }

  #variable(id: number): string {
    const { name } = this.outline.variables[id]!;
    return this.outline.variables.filter((one) => one.name === name).length > 1 ? `${name}#${id}` : name;
  }

  #type(type: TypeOutline | undefined): string {
    return type === undefined ? '' : `: ${type.text}${type.of === undefined ? '' : ` <${this.#value(type.of)}>`}`;
  }

  #decorators(decorators: readonly Value[]): string {
    return decorators.map((one) => ` @${this.#value(one)}`).join('');
  }
}
