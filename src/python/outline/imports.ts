/** Imports. A module is called by its dotted name, with as many dots in front as it is written with. */
import type { Import, ImportFrom } from '../ast.js';
import type { PythonBuilder } from './builder.js';

export function lowerImport(builder: PythonBuilder, node: Import): void {
  for (const alias of node.names) {
    const { name, asname } = alias;
    if (asname !== null) {
      builder.bind(asname, alias, { is: 'import', module: name, name: '*' });
      continue;
    }
    const parts = name.split('.');
    parts.forEach((_, i) => { builder.modules.add(parts.slice(0, i + 1).join('.')); });
    builder.bind(parts[0]!, alias, { is: 'import', module: parts[0]!, name: '*' });
  }
}

export function lowerImportFrom(builder: PythonBuilder, node: ImportFrom): void {
  const module = '.'.repeat(node.level) + (node.module ?? '');
  for (const alias of node.names) {
    if (alias.name !== '*') builder.bind(alias.asname ?? alias.name, alias, { is: 'import', module, name: alias.name });
    else {
      builder.stars.push(module);
      if (builder.fn === 0) builder.exports.push({ name: '*', value: { is: 'import', module, name: '*' } });
    }
  }
}
