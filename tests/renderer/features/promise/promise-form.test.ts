import { expect, test } from 'vitest';

import {
  blankPromise,
  changePromise,
  isPromiseWorthKeeping,
  promiseOfDraft,
  readPromise,
} from '../../../../src/renderer/features/promise/promise-form.ts';
import { makePromise } from '../../../../src/shared/contract/promise.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';

const context = { currency: 'INR', today: plainDate('2026-11-24'), salaryDay: null };
const fresh = blankPromise({
  commandId: '01930000-0000-7000-8000-000000000001',
  accountId: 'account-1',
  mode: 'upi',
  replaces: null,
});

test('an amount and a day make a promise that the contract takes', () => {
  expect(isPromiseWorthKeeping(fresh)).toBe(false);
  expect(readPromise(changePromise(fresh, { amountText: '1.5l' }), context).terms).toBeNull();
  expect(readPromise(changePromise(fresh, { amountText: '0', dueText: 'fri' }), context).terms).toBeNull();
  const { terms } = readPromise(changePromise(fresh, { amountText: '1.5l', dueText: 'fri' }), context);
  const { commandId, accountId } = fresh;
  expect(makePromise.input.parse({ commandId, accountId, terms }).terms).toEqual({
    amountMinor: 15_000_000,
    dueOn: '2026-11-27',
    mode: 'upi',
    promisedBy: null,
    replaces: null,
    overrideReason: null,
  });
});

test('a renewal names the promise whose place it takes, and comes back from its draft', () => {
  const renewal = {
    ...fresh,
    replaces: 'promise-1',
    amountText: '५०००',
    dueText: '+3',
    promisedBy: ' मालक ',
  };
  expect(readPromise(renewal, context).terms).toMatchObject({ replaces: 'promise-1', promisedBy: 'मालक' });
  const body = JSON.stringify(renewal);
  expect(JSON.stringify(promiseOfDraft(body))).toBe(body);
});
