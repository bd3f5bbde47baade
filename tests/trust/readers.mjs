/** What a file is read with: parsers of JavaScript and TypeScript, and Python as a language. */
import * as typescript from '@typescript-eslint/parser';
import plugin from '../../dist/src/index.js';
import { namespace } from '../../dist/src/configs.js';
import * as own from '../../dist/src/parser/index.js';

const OPTIONS = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };
const LATEST = { ecmaVersion: 'latest', parserOptions: { ecmaFeatures: { jsx: true } } };

/**
 * @param names of parsers
 * @param crashes gets what our own parsers throw that is no syntax error: ESLint would call it one
 * @returns each with the configurations under which the file may parse, the likeliest first
 */
export function readersOf(file, names, crashes) {
  if (/\.pyi?$/.test(file)) return [{ name: 'python', configs: [{ linterOptions: OPTIONS, plugins: { [namespace]: withLanguage(crashes) }, language: `${namespace}/python` }] }];
  const isPlain = /\.(?:[cm]?js|jsx)$/.test(file);
  return names.filter((name) => name !== 'espree' || isPlain).map((name) => ({ name, configs: configsOf(name, file, crashes) }));
}

function configsOf(name, file, crashes) {
  const sourceTypes = /\.c[jt]s$/.test(file) ? ['commonjs', 'script'] : ['module', 'commonjs', 'script'];
  if (name === 'own') return [{ linterOptions: OPTIONS, languageOptions: { ...LATEST, parser: { ...own, parseForESLint: (...args) => watched('own parser', crashes, () => own.parseForESLint(...args)) } } }];
  return sourceTypes.map((sourceType) => ({ linterOptions: OPTIONS, languageOptions: { ...LATEST, sourceType, ...(name === 'typescript' ? { parser: typescript } : {}) } }));
}

/** The plugin, whose parsing of Python is watched. The rules are those of the plugin itself. */
function withLanguage(crashes) {
  const { python } = plugin.languages;
  return { ...plugin, languages: { python: { ...python, parse: (...args) => watched('python', crashes, () => python.parse(...args)) } } };
}

function watched(step, crashes, read) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) crashes.push({ step, error: String(error.stack).split('\n').slice(0, 3).join(' ') });
    throw error;
  }
}
