import { posix } from 'node:path';
import type { Finding, SourceFile } from './source-files.ts';

const shared = ['lib', 'domain', 'contract', 'wire'] as const;
const stores = ['ledger', 'db', 'keys', 'uploads'] as const;
const writers = ['sync', 'import', 'export', 'documents'] as const;

/**
 * Who may import whom (`docs/architecture.md`, section "Layout"), as one table: a layer, its folder, and the layers it
 * may name. A layer may always name itself. What is not in the table has no place in `src`.
 */
const layers: readonly {
  readonly name: string;
  readonly folder: string;
  readonly mayImport: readonly string[];
}[] = [
  { name: 'lib', folder: 'src/shared/lib', mayImport: [] },
  { name: 'domain', folder: 'src/shared/domain', mayImport: ['lib'] },
  { name: 'contract', folder: 'src/shared/contract', mayImport: ['lib', 'domain'] },
  { name: 'wire', folder: 'src/shared/wire', mayImport: ['lib', 'domain'] },
  { name: 'renderer', folder: 'src/renderer', mayImport: shared },

  // The two feet of main: keys (envelopes, lockout) and files on their way in. They know neither ledger nor SQL.
  { name: 'keys', folder: 'src/main/keys', mayImport: shared },
  { name: 'uploads', folder: 'src/main/uploads', mayImport: shared },

  { name: 'db', folder: 'src/main/db', mayImport: shared },
  { name: 'ledger', folder: 'src/main/ledger', mayImport: ['db', 'keys', ...shared] },
  { name: 'sync', folder: 'src/main/sync', mayImport: [...stores, ...shared] },
  { name: 'import', folder: 'src/main/import', mayImport: [...stores, ...shared] },
  { name: 'export', folder: 'src/main/export', mayImport: [...stores, ...shared] },
  { name: 'documents', folder: 'src/main/documents', mayImport: [...stores, ...shared] },
  { name: 'services', folder: 'src/main/services', mayImport: [...writers, ...stores, ...shared] },
  // The router opens the transaction of a command and remembers its answer; what a procedure does stands in its service.
  { name: 'router', folder: 'src/main/router', mayImport: ['services', ...stores, ...shared] },
  {
    name: 'core',
    folder: 'src/main/core',
    // The hub of a team in a supervisor's program: services reach it through a port (`services/hub-control.ts`).
    mayImport: ['router', 'services', 'hub', ...writers, ...stores, ...shared],
  },
  { name: 'hub', folder: 'src/main/hub', mayImport: ['sync', ...stores, ...shared] },
  // One process with devices, a hub, a network that fails and disks that are lost: `bahi simulate`.
  { name: 'simulate', folder: 'src/main/simulate', mayImport: ['hub', 'sync', ...stores, ...shared] },

  // The doors reach the core through messages only. The window shares with the browser host how the ledger host is
  // kept alive and how a page is served, but never the browser host itself: the package leaves that out.
  { name: 'preload', folder: 'src/main/preload', mayImport: shared },
  // `bahi hub` is a hub and nothing else: no ledger host stands behind it.
  { name: 'host', folder: 'src/main/host', mayImport: ['router', 'simulate', 'hub', 'uploads', ...shared] },
  { name: 'app', folder: 'src/main/app', mayImport: ['host', 'preload', 'router', 'uploads', ...shared] },
];

/** Packages and Node modules that only some folders may name. */
const walledPackages: readonly {
  readonly what: RegExp;
  readonly only: readonly string[];
  readonly instead: string;
}[] = [
  {
    what: /^electron(\/|$)/,
    only: ['src/main/app/', 'src/main/preload/'],
    instead: 'put what needs Electron into src/main/app and reach it through a port',
  },
  {
    what: /^(better-sqlite3|drizzle-orm)/,
    only: ['src/main/db/', 'src/main/hub/'],
    instead: 'ask src/main/db for a handle and keep SQL in src/main/db/queries',
  },
  {
    what: /^pg(\/|$)/,
    only: ['src/main/hub/postgres-'],
    instead: 'a hub reaches its store through src/main/hub/hub-store.ts',
  },
  {
    what: /^(react|react-dom|@mantine\/.*|@tanstack\/react-.*|lucide-react|zustand)(\/|$)/,
    only: ['src/renderer/'],
    instead: 'screens live in src/renderer',
  },
  {
    what: /^node:/,
    only: ['src/main/'],
    instead: 'src/shared and src/renderer run without Node: pass the value in, or call a procedure',
  },
];

/** Breaches of the arrow table and of the package walls in one file of `src`. */
export function checkArrows(source: SourceFile): readonly Finding[] {
  if (!source.path.startsWith('src/')) return [];
  const from = layerOf(source.path);
  if (from === undefined) {
    return [
      {
        file: source.path,
        line: 1,
        rule: 'every file of src lies in a folder of the map',
        mend: 'move it into a folder of docs/architecture.md "Layout", or add its layer to the table in tests/tidy/arrows.ts',
      },
    ];
  }
  return source.imports.flatMap(({ specifier, line }) => {
    const problem = specifier.startsWith('.')
      ? relativeProblem(source.path, from, specifier)
      : packageProblem(source.path, specifier);
    return problem === undefined ? [] : [{ file: source.path, line, ...problem }];
  });
}

function layerOf(path: string) {
  return layers.find((layer) => path.startsWith(`${layer.folder}/`));
}

/** The project path that a relative import of `path` means, without `?raw`-like endings. */
export function resolveImport(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
}

function relativeProblem(path: string, from: (typeof layers)[number], specifier: string) {
  const target = resolveImport(path, specifier);
  if (/^(resources|migrations)\//.test(target)) return undefined;
  const to = layerOf(target);
  if (to === undefined) {
    return {
      rule: 'src imports only src and resources',
      mend: `"${specifier}" leads to ${target}; take what you need from a folder of the map`,
    };
  }
  if (to.name !== from.name && !from.mayImport.includes(to.name)) {
    const allowed = from.mayImport.length === 0 ? 'nothing' : from.mayImport.join(', ');
    return {
      rule: 'the import arrows of docs/architecture.md',
      mend: `${from.name} may import ${allowed}, not ${to.name}: pass it in as an argument, or move the code`,
    };
  }
  return packageProblemOfApp(path, target) ?? rendererProblem(path, target);
}

function packageProblemOfApp(path: string, target: string) {
  const leftOut = /^src\/main\/host\/(browser-host\/|command-line)/.test(target);
  if (!leftOut || !path.startsWith('src/main/app/')) return undefined;
  return {
    rule: 'the window never loads the browser host or the command line',
    mend: 'move what both need beside them into src/main/host: the package carries neither door',
  };
}

function rendererProblem(path: string, target: string) {
  const fromFeature = /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1];
  const toFeature = /^src\/renderer\/features\/([^/]+)\//.exec(target)?.[1];
  if (toFeature === undefined) return undefined;
  if (fromFeature !== undefined && fromFeature !== toFeature) {
    return {
      rule: 'renderer features never import each other',
      mend: `${fromFeature} imports ${toFeature}: move what both need into src/renderer/components or src/shared/domain`,
    };
  }
  if (/^src\/renderer\/(components|theme|i18n)\//.test(path)) {
    return {
      rule: 'components, theme and i18n know no feature',
      mend: `pass what ${toFeature} gives as a property`,
    };
  }
  return undefined;
}

function packageProblem(path: string, specifier: string) {
  const wall = walledPackages.find(({ what }) => what.test(specifier));
  if (wall === undefined || wall.only.some((folder) => path.startsWith(folder))) return undefined;
  return { rule: `"${specifier}" only in ${wall.only.join(' and ')}`, mend: wall.instead };
}
