import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restTests } from '../../bin/lanes.mjs';
import { existsInProject, parseSource, projectRoot } from './source-files.ts';

const page = readFileSync(join(projectRoot, 'docs/reliability.md'), 'utf8');

/** The rows of a table of the page, by its first column. */
function rowsOf(
  head: string,
): ReadonlyMap<string, readonly { readonly file: string; readonly title: string }[]> {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${head} +\\| tests`).test(line));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return new Map(
    lines.slice(start + 2, end).map((line) => {
      const named = [...line.matchAll(/`(tests\/[^`]+)`: “(.*?)”(?=<br>| *\|)/g)];
      const tests = named.map(([, file = '', title = '']) => ({ file, title }));
      return [line.split('|')[1]?.trim() ?? '', tests];
    }),
  );
}

/** Every text that is written in a source: titles of tests, and names in the tables that tests are made of. */
function textsOf(file: string): ReadonlySet<unknown> {
  const source = parseSource(file, readFileSync(join(projectRoot, file), 'utf8'));
  return new Set(source.nodes.filter(({ type }) => type === 'Literal').map((node) => node['value']));
}

/** The rows of the design's table of failures (sync.md 2.15), in its order. */
const faults = [
  'request dropped',
  'response dropped',
  'duplicate request',
  'late acknowledgement, also of a twin',
  'reordered push',
  'page cut in half',
  'crash after an event was stored, before the screen',
  'crash between page and place',
  'crash of the hub in a push',
  'power loss',
  'clock two days ahead or behind',
  'clock jumps back under a running app',
  'two devices of one id, a cloned disk',
  'device restored from an old image',
  'hub restored from yesterday',
  'hub laptop dies for good',
  'two hubs alive for one team',
  'partial bundle',
  'tampered bundle',
  'replayed old bundle',
  'wrong recipient',
  'disk full on a device',
  'disk full on the hub',
  'database corrupt',
  'old app meets a new kind',
  'new app meets an old hub',
  'agent reassigned while offline',
  'device stolen',
  'agent changes the own database',
  'poison: a bug in the fold, bytes nobody reads',
  'ten times a day’s work',
];

test('every row of the table of failures and every invariant has a named test', () => {
  const byFault = rowsOf('fault');
  expect([...byFault.keys()]).toEqual(faults);
  const byInvariant = rowsOf('invariant');
  expect([...byInvariant.keys()].map((row) => Number.parseInt(row, 10))).toEqual(
    Array.from({ length: 16 }, (_, at) => at + 1),
  );
  for (const [row, tests] of [...byFault, ...byInvariant])
    expect([row, tests.length > 0]).toEqual([row, true]);
});

test('every row has a test that runs daily', () => {
  // Of the planted bugs a part is daily, and which one is a matter of their order.
  const isDaily = (file: string): boolean => !restTests.includes(file) && !file.endsWith('/planted-bugs.ts');
  const rows = [...rowsOf('fault'), ...rowsOf('invariant')];
  expect(rows.filter(([, tests]) => !tests.some(({ file }) => isDaily(file)))).toEqual([]);
});

test('every test that the page names is there, under that title', () => {
  const named = [...rowsOf('fault').values(), ...rowsOf('invariant').values()].flat();
  const missing = named.filter(({ file, title }) => !existsInProject(file) || !textsOf(file).has(title));
  expect(missing).toEqual([]);
  // A name in quotation marks that the table's shape hides would be passed over.
  const told = page.slice(page.indexOf('## Every fault')).match(/`tests\/[^`]+`: “/g)?.length;
  expect(named.length).toBe(told);
});
