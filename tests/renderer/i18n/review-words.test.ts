import { beforeAll, describe, expect, test } from 'vitest';
import { suggestionOf } from '../../../src/main/services/account/suggestion.ts';
import { addFormatters } from '../../../src/renderer/i18n/add-formatters.ts';
import { startI18n } from '../../../src/renderer/i18n/i18n.ts';
import { text } from '../../../src/renderer/i18n/text.ts';
import type { ContactPermission } from '../../../src/shared/contract/values.ts';
import { holdKinds } from '../../../src/shared/domain/events/commitment-kinds.ts';
import type { AccountFacts, HoldFacts } from '../../../src/shared/domain/worklist/account-facts.ts';
import { placeAccount } from '../../../src/shared/domain/worklist/place-account.ts';
import type { Placement } from '../../../src/shared/domain/worklist/placement.ts';
import { reminderEscalations } from '../../../src/shared/domain/worklist/reminders.ts';
import {
  accountFacts,
  contextOn,
  day,
  policyOf,
  today,
} from '../../shared/domain/worklist/worklist-fixture.ts';

/** What a person reads about an account whose dispute or hold is to be looked at, as the list decides it. */

beforeAll(() => {
  startI18n('en');
  addFormatters();
});

type Suggested = Parameters<typeof suggestionOf>[0];

const permission = (action: ContactPermission['action'], more: Partial<ContactPermission> = {}) => ({
  action,
  allowed: true,
  message: null,
  rule: null,
  nextAllowedAtMs: null,
  closesAtMs: null,
  ...more,
});

const phone: Suggested['phones'][number] = {
  phoneId: 'N-1',
  number: '+919822000000',
  contactName: null,
  role: 'main',
  source: 'import',
  lastResult: null,
  lastResultOn: null,
  wrongResults: 0,
  reachedCount: 0,
  lastReachedOn: null,
  retired: false,
  barred: null,
};

/** The account's place as the account screen gets it. */
function rankOf(placement: Placement): Suggested['rank'] {
  if (placement.kind === 'notDue') return null;
  const beside = { score: 0, terms: [] };
  return placement.kind === 'lane'
    ? { lane: placement.lane, because: placement.because, suppressed: null, ...beside }
    : { lane: null, because: null, suppressed: placement, ...beside };
}

/** Why the account stands where it does, and what the house suggests. */
function wordsOf(more: Partial<AccountFacts>, beside: Partial<Suggested> = {}): readonly [string, string] {
  const placement = placeAccount(accountFacts(more), contextOn(today));
  if (placement.kind === 'notDue') return ['', ''];
  const suggestion = suggestionOf({
    rank: rankOf(placement),
    permissions: [permission('call'), permission('visit')],
    phones: [phone],
    addresses: [],
    ...beside,
  });
  return [text(placement.because), text(suggestion)];
}

const hold = (kind: HoldFacts['kind'], more: Partial<HoldFacts> = {}): HoldFacts => ({
  kind,
  since: day(-40),
  until: null,
  reviewBy: day(-1),
  ...more,
});

const settle = 'Settle the dispute before asking for money';
const lookAgain = 'See how things stand before asking for money';

describe('a dispute', () => {
  const dispute = { isWhole: true, reviewBy: day(-1) };

  test.each([true, false])('past its review is to be settled first (whole: %s)', (isWhole) => {
    expect(wordsOf({ dispute: { ...dispute, isWhole }, disputedMinor: isWhole ? 0 : 100 })).toEqual([
      'Dispute to be answered, due Sun, 22 Nov 2026',
      settle,
    ]);
  });

  test('of all that is late, before its review, is left until then', () => {
    expect(wordsOf({ dispute: { ...dispute, reviewBy: day(7) } })).toEqual([
      'All that is late is disputed; looked at again Mon, 30 Nov 2026',
      'Leave it until Mon, 30 Nov 2026',
    ]);
  });

  test('that was answered gives the customer an answer', () => {
    expect(wordsOf({ disputeAnsweredOn: day(-1) })).toEqual([
      'Dispute answered on Sun, 22 Nov 2026',
      'Answer the customer',
    ]);
  });

  test('is settled only where contact can be made: the hours, or the missing number, are said instead', () => {
    const closed = [
      permission('call', { allowed: false, nextAllowedAtMs: Date.UTC(2026, 10, 24, 2, 30) }),
      permission('visit', { allowed: false }),
    ];
    expect(wordsOf({ dispute }, { permissions: closed })[1]).toBe(
      'Wait: contact is allowed from Tue, 24 Nov, 08:00',
    );
    expect(wordsOf({ dispute }, { permissions: [permission('visit', { allowed: false })] })[1]).toBe(
      'No contact allowed for now',
    );
    expect(wordsOf({ dispute }, { phones: [{ ...phone, retired: true }] })[1]).toBe(
      'Find a number or an address',
    );
  });
});

/** What the list calls each kind of hold; a wish about channel and hour hides nothing and is never reviewed there. */
const nameByHold: Readonly<Record<Exclude<HoldFacts['kind'], 'contactPreference'>, string>> = {
  complaint: 'Complaint open',
  hardship: 'Hardship',
  blackout: 'Left in peace',
  agency: 'With an agency',
  deceased: 'Reported deceased',
  insolvency: 'Insolvency',
  legalRepresentation: 'Represented by a lawyer',
};
const hidingHolds = holdKinds.filter((kind) => kind !== 'contactPreference');

describe.each(hidingHolds)('a hold: %s', (kind) => {
  test('past its review is looked at before money is asked for, by its own name and day', () => {
    expect(wordsOf({ holds: [hold(kind)] })).toEqual([
      `${nameByHold[kind]}: look again, due Sun, 22 Nov 2026`,
      lookAgain,
    ]);
  });

  test('that stands says until when, and so does the suggestion', () => {
    const [because, suggestion] = wordsOf({ holds: [hold(kind, { reviewBy: day(4) })] });
    expect(because).toMatch(/Fri, 27 Nov 2026$/);
    expect(because).not.toMatch(/\{\{|\$t|hidden\.|undefined/);
    expect(suggestion).toBe('Leave it until Fri, 27 Nov 2026');
  });

  test('whose review nobody looked at reaches the supervisor by its name and its days', () => {
    const late = accountFacts({ holds: [hold(kind, { reviewBy: day(-9) })] });
    const [escalation] = reminderEscalations(late, today, policyOf('balanced'));
    expect(escalation === undefined ? null : text(escalation.because)).toBe(
      `${nameByHold[kind]}: review late by 9 d`,
    );
  });
});

test('a wish about channel and hour is no review: the account stands in its own lane', () => {
  const [because, suggestion] = wordsOf({ holds: [hold('contactPreference')] });
  expect([because, suggestion]).toEqual(['₹50,000 late, oldest by 45 d', 'Call']);
});
