import type { Linter } from 'eslint';

export interface Applied {
  readonly applied: number;
  readonly reports: number;
  readonly problems: readonly { readonly rule: string; readonly line: number; readonly suggestion: string; readonly wrong: string }[];
}

export function applyAll(text: string, lint: (text: string) => Linter.LintMessage[]): Applied;
