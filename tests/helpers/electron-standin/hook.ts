import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes `electron` mean the stand-in for `import` and `require`, and this process look like Electron's main. */
const forImport = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
const forRequire = pathToFileURL(join(import.meta.dirname, 'electron.cjs')).href;

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    if (!/^electron(\/(main|common))?$/.test(specifier)) return nextResolve(specifier, context);
    const isImport = context.conditions.includes('import');
    return { url: isImport ? forImport : forRequire, shortCircuit: true };
  },
});

Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });
Object.assign(process, {
  type: 'browser',
  defaultApp: process.env['STANDIN_PACKAGED'] !== '1',
  resourcesPath: process.env['STANDIN_RESOURCES'] ?? process.cwd(),
  argv: JSON.parse(process.env['STANDIN_ARGUMENTS'] ?? '[]'),
});
