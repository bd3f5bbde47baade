/** The words of `no-lost-write`: what was written, what ended it, who does not see it, and the smallest repair. */
import type { Rule } from 'eslint';
import type { Node } from 'estree';
import type { Finding, IdleScope } from '../src/flow/index.js';
import { whereIs } from './where.js';

/** What the messages of the rule are filled with. `node` is what stands at the finding's place. */
export function textsOf(finding: Finding, node: Node | undefined): Record<string, string> {
  const { crossing } = finding;
  if (finding.id === 'lostMutation') return { store: finding.text, boundary: crossing!.text, where: whereIs(crossing!.at) };
  return {
    write: writeText(finding, node),
    boundary: `${viaChain(finding)}${boundaryOf(finding)}`,
    consequence: finding.id === 'lost' ? lostTo(finding) : finding.id === 'stale' ? staleFor(finding) : confinedTo(finding),
    repair: repairOf(finding),
  };
}

/** The same of a scope around a function that does nothing. */
export function idleTextsOf({ text, by, isReturned }: IdleScope): Record<string, string> {
  return {
    write: `${text}()`, by: by === undefined ? '' : `(-> \`${by.text}\`, ${whereIs(by.at)}) `,
    consequence: `what ${isReturned ? 'goes on when this returns' : 'follows'} does not find it`,
    repair: isReturned ? 'Bind where that is called from, as a middleware does around `next()`.' : 'Do what needs the value inside that function.',
  };
}

/** `currentUser.run(user, …)`: how to bind for the code that needs it; undefined when the store has no such call. */
export function runOf({ scope, value, chain }: Finding): string | undefined {
  if (scope === undefined || (chain.length > 0 && scope.startsWith('this.'))) return undefined;
  return `${scope}(${value === undefined || chain.length > 0 ? '' : `${value}, `}…)`;
}

function writeText({ text }: Finding, node: Node | undefined): string {
  switch (node?.type) {
    case 'NewExpression': return `new ${text}()`;
    case 'MemberExpression': return isAssignedTo(node) ? `${text} = …` : text;
    case 'Identifier': case 'Name' as string: return text;
    // A function that is handed over in `args=(work,)`.
    case 'Tuple' as string: case 'List' as string: return text;
    default: return `${text}()`;
  }
}

function isAssignedTo(node: Node & Partial<Rule.NodeParentExtension>): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

/** `(-> setUser, line 12 -> currentUser.enterWith, line 3) `: how the call leads to the rebind, when it is not the rebind itself. */
function viaChain({ chain }: Finding): string {
  return chain.length === 0 ? '' : `(-> ${chain.map((link) => `\`${link.name}\`, ${whereIs(link.at)}`).join(' -> ')}) `;
}

function boundaryOf(finding: Finding): string {
  if (finding.id === 'stale') return `binds after an \`await\` in ${nameOf(finding)}`;
  const by = finding.crossing === undefined ? '' : `\`${finding.crossing.text}\` (${whereIs(finding.crossing.at)})`;
  switch (finding.end) {
    case 'await': return `${finding.onSomeWays === true && finding.awaitBelow !== true ? 'may run' : 'runs'} ${afterAwait(finding)}`;
    case 'yield': return 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value';
    case 'scope': return `runs inside ${by}, which puts the former value back when it returns`;
    case 'context': return `runs in the context that ${by} kept, and that ends with this function`;
    case 'thread': return finding.crossing?.kind === 'isolate'
      ? `runs for another thread or process, through ${by}, in a context that ends with this function`
      : `runs when another thread or process answers, through ${by}, in a context that ends with this function`;
    case 'framework': return `runs ${finding.crossing!.why} (\`${finding.crossing!.text}\`, ${whereIs(finding.crossing!.at)})`;
    case 'later': return finding.crossing?.kind === 'copy' ? `runs later, in a copy of the context made by ${by}` : `runs later, in a context of its own, through ${by}`;
  }
}

function afterAwait({ awaitLine, awaitBelow }: Finding): string {
  if (awaitLine === undefined) return 'after an `await`';
  return `after the \`await\` on line ${awaitLine}${awaitBelow === true ? ' from the second round on' : ''}`;
}

function lostTo(finding: Finding): string {
  const { reader, onSomeWays = false } = finding;
  const what = finding.end === 'await' ? `it does not ${onSomeWays ? 'always ' : ''}propagate back to the caller of ${nameOf(finding)}`
    : finding.end === 'yield' ? 'it is gone after the next `yield`' : 'nobody sees it';
  if (reader === undefined) return what;
  if (!reader.follows) return `${what}, and readers such as ${readerText(reader)} ${onSomeWays ? 'may' : 'do'} not find it`;
  return `${what}: ${readerText(reader)} ${onSomeWays ? 'may still read' : 'still reads'} the old value`;
}

function readerText({ name, at }: NonNullable<Finding['reader']>): string {
  return `\`${name}\` (${whereIs(at)})`;
}

function confinedTo(finding: Finding): string {
  if (finding.end === 'await') {
    const { reader } = finding;
    const caller = reader?.follows === true ? `; back in its caller, ${readerText(reader)} still reads the old value` : ', and does not propagate back to its caller';
    return `the value is seen in ${nameOf(finding)} only${caller}`;
  }
  return finding.end === 'yield' ? 'the value is seen up to the next `yield` only' : 'the value is seen in here only';
}

function staleFor({ reader }: Finding): string {
  return `the value does not propagate back to here: ${readerText(reader!)} still reads the old value`;
}

function nameOf({ functionName }: Finding): string {
  return functionName === '' ? 'this function' : `\`${functionName}\``;
}

/** FastAPI runs only what is an `async def` in the context of its request, and `__init__` cannot be one. */
function dependencyRepair(finding: Finding, value: string): string {
  if (/(?:^|\.)__init__$/.test(finding.functionName)) return `Bind ${value} in a dependency that is an \`async def\`, or take it as a parameter.`;
  return `Make ${nameOf(finding)} an \`async def\`, or return ${value} and take it as a parameter.`;
}

function repairOf(finding: Finding): string {
  const run = runOf(finding);
  const inside = run === undefined ? 'a scope of the store' : `\`${run}\``;
  const value = finding.value === undefined || finding.chain.length > 0 ? 'the value' : `\`${finding.value}\``;
  const hasScope = finding.scope !== undefined;
  if (finding.id === 'stale') return `Let it return the value and pass that on${hasScope ? `, or run what follows inside ${inside}` : ''}.`;
  const wantedOutside = finding.end === 'await' && finding.reader?.follows === true;
  if (finding.id === 'confined' && !wantedOutside) return hasScope ? `Say so with ${inside} around the code that needs it.` : `Pass ${value} to the code that needs it.`;
  switch (finding.end) {
    case 'await': return `Return ${value} and pass it on${hasScope ? `, or run the caller's work inside ${inside}` : ''}.`;
    case 'yield': return `Yield ${value}, and let the consumer ${hasScope ? `do its work inside ${inside}` : 'pass it on'}.`;
    case 'framework': return finding.crossing?.ownWork === true ? `Bind ${value} where it is looked for, or hand it on by other means than the context.` : dependencyRepair(finding, value);
    case 'scope': return finding.crossing?.takesValue === true ? `Give ${value} to \`${finding.crossing.text}\` itself, or do inside it what needs the value.` : `Do inside it what needs ${value}, or bind ${value} outside of it.`;
    default: return `Pass ${value} on, or do what needs it in this callback${hasScope ? `, inside ${inside}` : ''}.`;
  }
}
