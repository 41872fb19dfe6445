import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { listFilesUnder } from '../../../bin/files.mjs';
import { holdKinds } from '../../../src/shared/domain/events/commitment-kinds.ts';
import { promiseWarnings } from '../../../src/shared/domain/promise/policy.ts';
import { asideReasons, suppressionReasons } from '../../../src/shared/domain/worklist/placement.ts';

/** Every text that main and the domain send by key has English words: the lists, the law, the timeline, the codes. */
const projectRoot = join(import.meta.dirname, '..', '..', '..');
const locales = join(projectRoot, 'resources', 'locales', 'en');

type Words = { readonly [key: string]: string | Words };

const known = new Set(
  readdirSync(locales).flatMap((file) =>
    keysOf(JSON.parse(readFileSync(join(locales, file), 'utf8')) as Words),
  ),
);

function keysOf(words: Words, prefix = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key.replace(/_(?:one|other)$/, '')}`]
      : keysOf(value, `${prefix}${key}.`),
  );
}

const sources = ['src/shared/domain', 'src/main']
  .flatMap((folder) => listFilesUnder(join(projectRoot, folder)))
  .filter((path: string) => path.endsWith('.ts'))
  .map((path: string) => readFileSync(path, 'utf8'))
  .join('\n');

function named(pattern: RegExp): readonly string[] {
  return [...new Set([...sources.matchAll(pattern)].map(([, key = '']) => key))];
}

function withoutWords(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => !known.has(key));
}

test('reasons, terms and suggestions of the worklist', () => {
  const keys = named(/'((?:because|hidden|term|suggest|escalation)\.\w+)'/g);
  expect(keys.length).toBeGreaterThan(35);
  expect(withoutWords(keys)).toEqual([]);
  expect(withoutWords([...suppressionReasons, ...asideReasons].map((reason) => `hidden.${reason}`))).toEqual(
    [],
  );
  expect(
    withoutWords(['appointmentOverdue', 'holdReviewOverdue'].map((kind) => `escalation.${kind}`)),
  ).toEqual([]);
});

test('every entry of the timeline', () => {
  const kinds = named(/\bwords\(\s*'(\w+)'/g).concat(
    named(/\? '(\w+)' : '\w+'[,)]/g).filter((kind) => /^(?:receipt|promise|plan)/.test(kind)),
    named(/\? '\w+' : '(\w+)'[,)]/g).filter((kind) => /^(?:receipt|promise|plan)/.test(kind)),
    ['call', 'inbound', 'visit'],
  );
  expect(kinds.length).toBeGreaterThan(20);
  expect(withoutWords(kinds.map((kind) => `timeline.${kind}`))).toEqual([]);
});

test('every law’s sentence and every outcome’s name', () => {
  const folders = ['rule-packs', 'dispositions'].map((folder) => join(projectRoot, 'resources', folder));
  const messages = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/"message": "([^"]+)"/g)].map(
        ([, key = '']) => key,
      ),
    ),
  );
  expect(messages.length).toBeGreaterThan(60);
  expect(withoutWords(messages)).toEqual([]);
});

test('holds, warnings, limits and reviews', () => {
  expect(withoutWords(holdKinds.map((kind) => `hold.${kind}`))).toEqual([]);
  expect(withoutWords(promiseWarnings.map((warning) => `promiseWarning.${warning}`))).toEqual([]);
  expect(
    withoutWords(named(/raiseReview\(state, effects, '(\w+)'/g).map((kind) => `review.${kind}`)),
  ).toEqual([]);
  const limits = readFileSync(join(projectRoot, 'src/shared/domain/plan/limits.ts'), 'utf8');
  const breaches = [...limits.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, breach = '']) => breach);
  expect(breaches).toContain('gapTooLong');
  expect(withoutWords(breaches.map((breach) => `planBreach.${breach}`))).toEqual([]);
});
