import { EOF, DEDENT } from './kinds.js';
import type { Module, ParsedPython, Statement, Token } from './ast.js';
import { LazyLocation, Lines } from './lines.js';
import { StatementParser } from './statements.js';
import { plainComments, plainErrors, plainTokens } from './token-list.js';
import { tokenize } from './tokenizer.js';

class Parser extends StatementParser {
  module(): Statement[] {
    const body: Statement[] = [];
    while (!this.is(EOF)) {
      if (this.is(DEDENT)) this.skip();
      else this.statement(body);
    }
    return body;
  }
}

/**
 * Parses a Python file of any version from 3.8 to 3.15.
 *
 * @param text the whole file, decoded; a byte order mark is passed over
 * @returns the tree, the comments, the tokens and the errors. It never throws; where there are errors, the tree holds what could be read
 */
export function parsePython(text: string): ParsedPython {
  const lines = new Lines(text);
  const tokenized = tokenize(text);
  const { tokens, comments, errors } = tokenized;
  const parser = new Parser(text, tokenized, lines);
  const body = parser.module();
  const ast: Module = { type: 'Module', range: [0, text.length], loc: new LazyLocation(lines, 0, text.length), body };
  let made: Token[] | undefined;
  return {
    ast,
    comments: plainComments(comments, text, lines),
    get tokens() {
      return (made ??= plainTokens(tokens, text, lines));
    },
    errors: plainErrors(errors, parser.errors, lines),
  };
}
