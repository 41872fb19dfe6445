import { describe, expect, test } from 'vitest';
import {
  allocationClassOf,
  policyOfAccount,
} from '../../../../src/shared/domain/account/allocation-class.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { housePolicies } from '../allocation/house-policies.ts';
import { imported, item, opened, stream } from '../events/drafts.ts';
import { foldDrafts } from './fold-drafts.ts';

const dueOn = plainDate('2026-08-01');
const claim = imported('X-1', item({ dueOn }));

describe('how an account stands for the order of payment', () => {
  test.each([
    [90, 'standard', 'in-loan-standard'],
    [91, 'subStandard', 'in-loan-non-performing'],
  ] as const)('%d days past due: %s', (days, classification, policyId) => {
    const { state } = foldDrafts(opened({ product: 'loan' }), claim);
    const on = addDays(dueOn, days);
    expect(allocationClassOf(state, on, 90)).toBe(classification);
    expect(policyOfAccount(housePolicies, state, on).id).toBe(policyId);
  });

  test('written off where the office closed every claim so, and standard where nothing is open', () => {
    const missed: EventDraft<'claims.missed'> = {
      kind: 'claims.missed',
      stream,
      data: { importId: 'X-2', itemIds: ['I-1'], closed: 'writtenOff' },
      personal: null,
    };
    const on = plainDate('2027-03-01');
    expect(allocationClassOf(foldDrafts(opened(), claim, missed).state, on, 90)).toBe('writtenOff');
    expect(allocationClassOf(foldDrafts(opened()).state, on, 90)).toBe('standard');
  });
});
