/** What is run beside each other: the configurations of ESLint by their names. For `lint.mjs`. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import parser from '@typescript-eslint/parser';

const SCRIPTS = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
export const IGNORED = ['node_modules', 'dist', 'build', '.next'];
/** What any rule costs: beside one, ESLint takes more for each file. */
export const IDLE = 'a rule that does nothing';
/** What any rule costs that looks at what is imported. */
export const FOLLOWING = 'a rule that reads what is imported';
/** What is no preset of ours. */
const OTHERS = { [IDLE]: doingNothing, [FOLLOWING]: readingImports, 'no-floating-promises': typed, 'no-cycle': cycles, 'exhaustive-deps': hooks };

/** Options that the parser is given here, beside what ESLint gives it. */
export const PARSING = { ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: true } };

export function filesOf(name) {
  return isPython(name) ? ['**/*.py'] : SCRIPTS;
}

/**
 * @param name `none`, a preset of ours, or a rule that we are compared with
 * @param folder what is linted
 * @param others where the packages of the rules are installed that we are compared with
 */
export async function configsOf(name, folder, others) {
  return [
    { ignores: IGNORED.map((one) => `**/${one}/**`) },
    ...(isPython(name) ? [] : [{ files: SCRIPTS, languageOptions: { parser, ecmaVersion: PARSING.ecmaVersion, sourceType: PARSING.sourceType, parserOptions: { ecmaFeatures: PARSING.ecmaFeatures } } }]),
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ...(name === 'none' ? [] : OTHERS[name] === undefined ? await own(name) : [{ files: SCRIPTS, ...await OTHERS[name](folder, others) }]),
  ];
}

/** Without a rule JavaScript needs nothing of the plugin, and Python its language. */
async function own(name) {
  const { configs } = (await import('../../dist/src/index.js')).default;
  if (name === 'no rule, Python') return [configs.python].flat().map((config) => ({ ...config, rules: {} }));
  return [configs[name]].flat().map((config) => (isPython(name) ? config : { ...config, files: config.files ?? SCRIPTS }));
}

function isPython(name) {
  return /python/i.test(name);
}

function doingNothing() {
  return { plugins: { nothing: { rules: { nothing: { create: () => ({}) } } } }, rules: { 'nothing/nothing': 'error' } };
}

async function readingImports() {
  const { following } = await import('./following.mjs');
  return { plugins: { reading: { rules: { imports: following } } }, rules: { 'reading/imports': 'error' } };
}

/** With the project's own `tsconfig.json`, or one that takes all files in. */
async function typed(folder) {
  const { plugin } = (await import('typescript-eslint')).default;
  const typing = existsSync(join(folder, 'tsconfig.json')) ? { projectService: true } : { project: [projectFor(folder)] };
  return { plugins: { '@typescript-eslint': plugin }, rules: { '@typescript-eslint/no-floating-promises': 'error' }, languageOptions: { parserOptions: { ...typing, tsconfigRootDir: folder } } };
}

function projectFor(folder) {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-typed-'));
  process.on('exit', () => { rmSync(made, { recursive: true }); });
  const path = join(made, 'tsconfig.json');
  writeFileSync(path, JSON.stringify({ compilerOptions: { allowJs: true, noEmit: true, skipLibCheck: true, target: 'esnext', module: 'esnext', moduleResolution: 'bundler', jsx: 'preserve' }, include: [`${folder}/**/*`], exclude: IGNORED.map((one) => `${folder}/**/${one}`) }));
  return path;
}

/** As its documentation has it for TypeScript. */
async function cycles(folder, others) {
  const [{ default: plugin }, { createTypeScriptImportResolver }] = [await from(others, 'eslint-plugin-import-x'), await from(others, 'eslint-import-resolver-typescript')];
  const endings = ['.ts', '.tsx', '.cts', '.mts'];
  return {
    plugins: { 'import-x': plugin }, rules: { 'import-x/no-cycle': 'error' },
    settings: {
      'import-x/extensions': [...endings, '.js', '.jsx', '.cjs', '.mjs'], 'import-x/external-module-folders': ['node_modules', 'node_modules/@types'],
      'import-x/parsers': { [createRequire(import.meta.url).resolve('@typescript-eslint/parser')]: endings }, 'import-x/resolver-next': [createTypeScriptImportResolver({ noWarnOnMultipleProjects: true })],
    },
  };
}

async function hooks(folder, others) {
  const { default: plugin } = await from(others, 'eslint-plugin-react-hooks');
  return { plugins: { 'react-hooks': plugin }, rules: { 'react-hooks/exhaustive-deps': 'error' } };
}

/** A package that is installed in another folder. */
async function from(folder, name) {
  return import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href);
}
