import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkArrows } from './tidy/arrows.ts';
import { findCycles } from './tidy/cycles.ts';
import { checkMigrations, checkPathsOfPage, type Page } from './tidy/pages.ts';
import { checkNames, checkSource } from './tidy/rules.ts';
import { existsInProject, type Finding, listFiles, projectRoot, readSources } from './tidy/source-files.ts';
import { checkSql } from './tidy/sql.ts';

const code = readSources('src', 'tests', 'bin');

function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ file, line, rule, mend }) => `${file}:${line} breaks "${rule}". To mend it: ${mend}.`,
  );
}

function pages(paths: readonly string[]): readonly Page[] {
  return paths.map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

test('every import follows the arrows of docs/architecture.md', () => {
  expect(told(code.flatMap(checkArrows))).toEqual([]);
});

test('SQL stands with the database and nowhere else', () => {
  expect(told(code.flatMap(checkSql))).toEqual([]);
});

test('no files import each other in a ring', () => {
  expect(told(findCycles(code))).toEqual([]);
});

test('every file keeps the rules of the house', () => {
  expect(told(code.flatMap(checkSource))).toEqual([]);
});

test('files and folders are named after what they hold', () => {
  expect(told(checkNames(listFiles('src', 'tests', 'bin', 'docs')))).toEqual([]);
});

test('every migration of the ledger has a test that names it', () => {
  const migrations = listFiles('migrations/ledger').filter((path) => path.endsWith('.sql'));
  expect(told(checkMigrations(migrations, pages(listFiles('tests/migrations'))))).toEqual([]);
});

test('every path that the pages of docs name exists', () => {
  expect(existsInProject('docs/architecture.md'), 'docs/architecture.md is the map: it must be there').toBe(
    true,
  );
  const written = pages(listFiles('docs').filter((path) => path.endsWith('.md')));
  expect(told(written.flatMap((page) => checkPathsOfPage(page, existsInProject)))).toEqual([]);
});
