/** Functions that a framework calls because a parameter of another one, or of their own, asks for it to be filled in: `user = Depends(current_user)`. */
import { marksOf } from '../flow/marks.js';
import type { Program } from '../flow/program.js';
import type { Resolver } from '../flow/resolve.js';
import type { ParameterOutline, Value } from '../outline/outline.js';

/** What says how a parameter is filled in: its default, its annotation, and a name of the file that stands for such an annotation. */
export function fillersOf(parameter: ParameterOutline, { variables }: Pick<Program, 'variables'>): readonly (Value & { is: 'result' })[] {
  const of = parameter.type?.of;
  const alias = of?.is === 'variable' ? variables[of.variable]!.values.flatMap((value) => (value.is === 'choice' ? value.of : [])) : [];
  return [...marksOf(parameter), ...alias].filter((value) => value.is === 'result');
}

/** Whether a parameter of the function is filled in by a framework: nobody else calls it. */
export function isFilledIn(fn: number, program: Program, resolver: Resolver): boolean {
  return program.functions[fn]!.parameters.some((parameter) => fillersOf(parameter, program).some((value) => (
    resolver.resolve(program.calls[value.call]!.callee, null).some((one) => one.kind === 'external' && resolver.knowledge.marking(one.module, one.path) !== undefined))));
}
