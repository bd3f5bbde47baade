/**
 * Builds what has not been built: for who installs from the repository, as pre-commit does. When such an installation is a global
 * one, npm prepares the package without the packages that it is built with, so they are brought here.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('dist/src/index.js')) {
  const run = (command) => execSync(command, { stdio: ['ignore', 2, 2], env: { ...process.env, npm_config_global: 'false' } });
  if (!existsSync('node_modules/typescript')) run('npm ci --ignore-scripts --no-audit --no-fund');
  run('npm run build');
}
