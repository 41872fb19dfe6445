import { describe, expect, test } from 'vitest';
import { checkArrows } from './arrows.ts';
import { findCycles } from './cycles.ts';
import { checkMigrations, checkPathsOfPage } from './pages.ts';
import { checkNames, checkSource } from './rules.ts';
import { parseSource } from './source-files.ts';

/** What the tidy test would say of a snippet planted at a path: `line rule`. */
function said(path: string, text: string): readonly string[] {
  const source = parseSource(path, text);
  return [...checkArrows(source), ...checkSource(source)].map(({ line, rule }) => `${line} ${rule}`);
}

const domain = 'src/shared/domain/promise.ts';
const service = 'src/main/services/record-receipt.ts';
const screen = 'src/renderer/features/today/today.tsx';

describe('the arrow table', () => {
  const arrows = 'the import arrows of docs/architecture.md';

  test.each([
    ['src/shared/lib/result.ts', '../domain/money.ts'],
    [domain, '../contract/wire.ts'],
    [domain, '../../main/db/open.ts'],
    ['src/main/db/open.ts', '../ledger/append.ts'],
    ['src/main/import/parse-csv.ts', '../services/import-file.ts'],
    ['src/main/import/parse-csv.ts', '../documents/receipt.ts'],
    [service, '../router/router.ts'],
    ['src/main/host/command-line.ts', '../core/ledger-host.ts'],
    ['src/main/app/main.ts', '../services/record-receipt.ts'],
    ['src/renderer/api.ts', '../main/router/router.ts'],
  ])('%s must not import %s', (path, specifier) => {
    expect(said(path, `import { a } from '${specifier}';`)).toEqual([`1 ${arrows}`]);
  });

  test.each([
    ['an import type', `import type { A } from '../contract/wire.ts';`],
    ['a re-export', `export { a } from '../contract/wire.ts';`],
    ['a re-export of everything', `export * from '../contract/wire.ts';`],
    ['a dynamic import', `await import('../contract/wire.ts');`],
    ['a type written as an import', `type A = import('../contract/wire.ts').A;`],
  ])('%s counts as an import', (_, text) => {
    expect(said(domain, text)).toEqual([`1 ${arrows}`]);
  });

  test('what the table allows is allowed', () => {
    expect(
      said(service, `import { a } from '../ledger/append.ts';\nimport { b } from './void-receipt.ts';`),
    ).toEqual([]);
    expect(said(screen, `import { a } from '../../../shared/domain/money.ts';`)).toEqual([]);
  });

  test('a folder that is not on the map is refused', () => {
    expect(said('src/main/magic/thing.ts', '')).toEqual(['1 every file of src lies in a folder of the map']);
    expect(said(service, `import { a } from '../magic/thing.ts';`)).toEqual([
      '1 src imports only src and resources',
    ]);
  });

  test('features never import each other, and components know no feature', () => {
    expect(said(screen, `import { a } from '../account/account.tsx';`)).toEqual([
      '1 renderer features never import each other',
    ]);
    expect(
      said('src/renderer/components/list.tsx', `import { a } from '../features/today/today.tsx';`),
    ).toEqual(['1 components, theme and i18n know no feature']);
  });

  test('electron, the SQL driver, React and Node stay behind their walls', () => {
    expect(said(service, `import { app } from 'electron';`)).toEqual([
      '1 "electron" only in src/main/app/ and src/main/preload/',
    ]);
    expect(said(service, `import type Database from 'better-sqlite3';`)).toEqual([
      '1 "better-sqlite3" only in src/main/db/ and src/main/hub/',
    ]);
    expect(said(domain, `import { useState } from 'react';`)).toEqual(['1 "react" only in src/renderer/']);
    expect(said(domain, `import { join } from 'node:path';`)).toEqual(['1 "node:path" only in src/main/']);
    expect(
      said('src/main/app/main.ts', `import { app } from 'electron';\nimport { join } from 'node:path';`),
    ).toEqual([]);
  });

  test('the window never loads the browser host', () => {
    expect(said('src/main/app/main.ts', `import { a } from '../host/browser-host/routes.ts';`)).toEqual([
      '1 the window never loads the browser host or the command line',
    ]);
    expect(said('src/main/app/main.ts', `import { a } from '../host/host-keeper.ts';`)).toEqual([]);
  });
});

test('a ring of imports is found and told once, the shortest way round', () => {
  const files = [
    parseSource('src/shared/domain/a.ts', `import { b } from './b.ts';`),
    parseSource('src/shared/domain/b.ts', `import type { c } from './c.ts'; import { d } from './d.ts';`),
    parseSource('src/shared/domain/c.ts', `import { a } from './a.ts';`),
    parseSource('src/shared/domain/d.ts', ''),
  ];
  expect(findCycles(files).map(({ file, mend }) => [file, mend.split(':')[0]])).toEqual([
    [
      'src/shared/domain/a.ts',
      'src/shared/domain/a.ts → src/shared/domain/b.ts → src/shared/domain/c.ts → src/shared/domain/a.ts',
    ],
  ]);
  expect(findCycles(files.slice(0, 2))).toEqual([]);
});

describe('the rules of one file', () => {
  test('default exports are for configuration files', () => {
    expect(said(domain, 'export default 1;')).toEqual(['1 no default exports']);
    expect(said('vitest.config.ts', 'export default 1;')).toEqual([]);
  });

  test('any is refused wherever it stands', () => {
    expect(said(domain, 'const a = 1 as any;\ntype B = Record<string, any>;')).toEqual([
      '1 no `any`',
      '2 no `any`',
    ]);
    expect(said(domain, `const any = 'any';`)).toEqual([]);
  });

  test.each([
    ['Date.now()', '`Date.now`'],
    ['new Date()', '`new Date()`'],
    ['Math.random()', '`Math.random`'],
    ['performance.now()', '`performance.now`'],
    ['crypto.randomUUID()', '`crypto`'],
    ['globalThis.crypto', '`crypto`'],
  ])('%s is refused in src/shared and nowhere else', (text, asked) => {
    expect(said(domain, `const a = ${text};`)).toEqual([`1 no ${asked} in src/shared`]);
    expect(said('src/main/core/clock.ts', `const a = ${text};`)).toEqual([]);
  });

  test('a date made from a value is no clock', () => {
    expect(said(domain, 'const a = new Date(atMs);')).toEqual([]);
  });

  test('amounts are formatted in the money and language layers only', () => {
    const text = `const a = amount.toLocaleString('en-IN');\nconst b = new Intl.NumberFormat('en-IN');`;
    const rule = 'amounts are written in one place';
    expect(said(screen, text)).toEqual([`1 ${rule}`, `2 ${rule}`]);
    expect(said('src/shared/domain/money-format.ts', text)).toEqual([]);
    expect(said('src/renderer/i18n/numbers.ts', text)).toEqual([]);
  });

  test('files and functions have a longest length', () => {
    expect(said(domain, '//\n'.repeat(401))).toEqual(['401 files of at most 400 lines']);
    expect(said(domain, '//\n'.repeat(400))).toEqual([]);
    const long = `const a = () => {\n${'//\n'.repeat(69)}};\n`;
    expect(said(domain, long)).toEqual(['1 functions of at most 70 lines']);
    expect(said('tests/shared/domain/promise.test.ts', long)).toEqual([]);
  });

  test('exported functions of shared and main say what they answer', () => {
    const rule = 'exported functions have a doc comment';
    expect(said(domain, 'export function a() {}\nexport const b = () => 1;\nexport const c = 1;')).toEqual([
      `1 ${rule}`,
      `2 ${rule}`,
    ]);
    expect(said(domain, '/** Says it. */\nexport function a() {}\n// no\nexport function b() {}')).toEqual([
      `4 ${rule}`,
    ]);
    expect(said(screen, 'export function Today() {}')).toEqual([]);
  });

  test('open ends and focused tests do not land', () => {
    const word = ['TO', 'DO'].join('');
    expect(said(domain, `// ${word}: later`)).toEqual([`1 no ${word}`]);
    expect(said('tests/a.test.ts', `test.only('a', () => {});\ndescribe.skip.only('b');`)).toEqual([
      '1 no `.only`',
      '2 no `.only`',
    ]);
    expect(said('tests/a.test.ts', `fc.only('a');`)).toEqual([]);
  });

  test('a path of one machine does not land', () => {
    expect(said(domain, `const a = '/${'work'}/shared/data';`)).toEqual(['1 no path of one machine']);
    expect(said(domain, `const a = 'https://example.invalid/${'work'}/';`)).toEqual([]);
  });
});

test('names that say nothing are refused outside tests/helpers', () => {
  const paths = [
    'src/shared/utils/money.ts',
    'src/main/helper.ts',
    'tests/common/a.ts',
    'tests/helpers/browser.ts',
    domain,
  ];
  expect(checkNames(paths).map(({ file }) => file)).toEqual(paths.slice(0, 3));
});

test('a page may only name paths that exist; placeholders are passed over', () => {
  const text =
    'See `src/main/db` and\n`src/main/gone.ts`, `bin/start.mjs:12`, `src/shared/domain/<noun>`, `npm test`.';
  const exists = (path: string) => path === 'src/main/db' || path === 'bin/start.mjs';
  expect(
    checkPathsOfPage({ path: 'docs/a.md', text }, exists).map(({ line, mend }) => [line, mend.split(' ')[0]]),
  ).toEqual([[2, 'src/main/gone.ts']]);
});

test('a migration without a test is named', () => {
  const tests = [{ path: 'tests/migrations/a.test.ts', text: `migrate('0010_events.sql')` }];
  const migrations = ['migrations/ledger/0010_events.sql', 'migrations/ledger/0020_projections.sql'];
  expect(checkMigrations(migrations, tests).map(({ file }) => file)).toEqual([
    'migrations/ledger/0020_projections.sql',
  ]);
});
