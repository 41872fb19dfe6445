import { expect, test } from 'vitest';

import { changedPartyFields, partyForm } from '../../../../src/renderer/features/account/party-form.ts';
import { accountOf } from '../../work-book.ts';

const { party } = accountOf('account-1');

test('the form opens with what is known, and empty where nothing is', () => {
  expect(partyForm(party)).toEqual({
    name: 'Shree Ganesh Traders 1',
    nativeName: 'श्री गणेश ट्रेडर्स',
    contactPerson: 'Mr Joshi',
    language: 'mr',
    email: '',
    gstin: '27AAACB1234C1Z5',
    salaryDay: '1',
  });
});

test('only what was changed is sent, in the order of the form; an emptied field is cleared', () => {
  const form = { ...partyForm(party), salaryDay: '7', email: ' office@ganesh.example ', contactPerson: ' ' };
  expect(changedPartyFields(party, form)).toEqual([
    { field: 'contactPerson', value: null },
    { field: 'email', value: 'office@ganesh.example' },
    { field: 'salaryDay', value: '7' },
  ]);
});

test('spaces around a value change nothing', () => {
  expect(changedPartyFields(party, { ...partyForm(party), name: `${party.name}  ` })).toEqual([]);
});
