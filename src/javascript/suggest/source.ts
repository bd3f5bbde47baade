/** The parts of ESLint's source code that suggestions need: text, tokens, comments and scopes. */
import type { Node, ScopeManager } from '../tree.js';

/** A token or a comment (`Line`, `Block`, `Shebang`). */
export interface Token {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}

export interface Source {
  readonly text: string;
  readonly ast: { readonly tokens?: readonly Token[] | null; readonly comments?: readonly Token[] | null };
  readonly scopeManager: ScopeManager | null;
  getFirstToken(node: Node): Token | null;
  getLastToken(node: Node): Token | null;
  getTokenBefore(node: Node | Token, options?: { readonly includeComments: boolean }): Token | null;
  getTokenAfter(node: Node | Token, options?: { readonly includeComments: boolean }): Token | null;
}

export function startOf(node: Node | Token): number {
  return node.range![0];
}

export function endOf(node: Node | Token): number {
  return node.range![1];
}

/** The spaces and tabs that the line of `offset` begins with. */
export function indentOf(text: string, offset: number): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line))![0];
}

export function isOneLine(text: string, start: number, end: number): boolean {
  return !text.slice(start, end).includes('\n');
}

export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
