import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomeOf } from '../../../../src/shared/domain/disposition/disposition-matrix.ts';
import { loadDispositions } from '../../../../src/shared/domain/disposition/load-dispositions.ts';
import {
  isOfOneAccount,
  resultOfOtherAccounts,
} from '../../../../src/shared/domain/disposition/other-accounts.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

const file = JSON.parse(
  readFileSync(new URL('../../../../resources/dispositions/default.json', import.meta.url), 'utf8'),
);
const matrix = valueOrThrow(loadDispositions(file));

test('a result with an amount, a plan or a dispute is of one account; every other one is of all', () => {
  const ofOne = matrix.outcomes.filter((outcome) => isOfOneAccount(matrix, outcome)).map(({ code }) => code);
  expect(ofOne.sort()).toEqual(
    'ALPD DIS F-APD F-CHQ F-DIS F-PDC F-PDF F-PDP F-PLN F-PTP F-UPI PAYN PP PTP SETL'.split(' '),
  );
});

test.each([
  ['F-PDP', 'MET'],
  ['PTP', 'MET'],
  ['F-REF', 'F-REF'],
  ['F-DLK', 'F-DLK'],
])('with %s the other accounts get %s, reached as the first was', (code, others) => {
  const outcome = present(outcomeOf(matrix, code), code);
  const valid = {
    outcome,
    contactClass: outcome.contactClasses[0] ?? 'none',
    countsAsAttempt: true,
  } as const;
  const result = resultOfOtherAccounts(matrix, valid);
  expect([result.outcome.code, result.contactClass, result.countsAsAttempt]).toEqual([
    others,
    valid.contactClass,
    true,
  ]);
});

test('what the other accounts get cannot be chosen by hand', () => {
  expect(outcomeOf(matrix, matrix.otherAccounts.outcome.code)).toBeUndefined();
});
