/** JavaScript and TypeScript, as following imports has to know them. */
import { javascript as semantics } from '../javascript/language.js';
import type { SourceLanguage } from './language.js';
import { importsIn } from './look.js';
import { isDeclaration, isScript, outlineText } from './parse.js';
import { Resolver } from './resolve.js';

export const javascript: SourceLanguage = {
  name: 'javascript', semantics, importsIn, outline: outlineText, keeps: true,
  isSource: (path) => isScript(path) && !isDeclaration(path),
  openResolver: (landscape, follow) => new Resolver(landscape, follow),
};
