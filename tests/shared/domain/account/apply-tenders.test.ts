import { describe, expect, test } from 'vitest';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const on = day('2026-11-22');
const upi = { tender: 'upi', amountMinor: 30_000, reference: null, bank: null, instrumentOn: null } as const;
const claimed: Told = [
  receipt({
    amountMinor: 30_000,
    tenders: [{ ...upi, claimed: true }],
    lines: [{ itemId: 'I-1', amountMinor: 30_000 }],
    unappliedMinor: 0,
  }),
  { on },
];

const said = (
  draft: Pick<EventDraft<'tender.confirmed' | 'tender.unconfirmed' | 'tender.failed'>, 'kind' | 'data'>,
): Told => [
  { ...draft, stream, personal: null } as EventDraft,
  // Written down ten days after the bank's day.
  { on: '2026-12-05' },
];

const confirmed = (extra: { readonly countsOn?: string } = {}): Told =>
  said({
    kind: 'tender.confirmed',
    data: {
      receiptId: 'R-1',
      at: 0,
      bankLineRef: 'L-1',
      on: day('2026-11-25'),
      ...(extra.countsOn === undefined ? {} : { countsOn: day(extra.countsOn) }),
    },
  });

/** What is open of the claim on the evening of some days, and the days of the fourth event's postings. */
function outcome(...told: readonly Told[]) {
  const { state, effects } = foldDrafts(opened(), imported('X-1', item()), ...told);
  const openOn = (evening: string): number => openItems(state, day(evening))[0]?.openMinor ?? 0;
  const last = effects.postings.at(-1)?.eventId;
  const posted = effects.postings.filter(({ eventId }) => eventId === last);
  return {
    open: ['2026-11-24', '2026-11-25', '2026-12-04', '2026-12-05'].map(openOn),
    days: [...new Set(posted.map(({ businessDate }) => businessDate))],
  };
}

const whole = foldDrafts(opened(), imported('X-1', item()));
const wholeMinor = openItems(whole.state, on)[0]?.openMinor ?? 0;
const less = wholeMinor - 30_000;

describe('the day on which a tender’s money counts', () => {
  test('confirmed: from the bank’s day on, and the double entry is dated so, whenever it was written down', () => {
    expect(outcome(claimed, confirmed())).toEqual({
      open: [wholeMinor, less, less, less],
      days: ['2026-11-25'],
    });
  });

  test('where the bank’s day lies in a closed year it counts from the day it was written down', () => {
    expect(outcome(claimed, confirmed({ countsOn: '2026-12-05' }))).toEqual({
      open: [wholeMinor, wholeMinor, wholeMinor, less],
      days: ['2026-12-05'],
    });
  });

  test('taken back as if it had never been; or, past a closed year, from a day', () => {
    const data = { receiptId: 'R-1', at: 0, reasonCode: 'bankMatchUndone' };
    const never = said({ kind: 'tender.unconfirmed', data });
    expect(outcome(claimed, confirmed(), never)).toEqual({
      open: [wholeMinor, wholeMinor, wholeMinor, wholeMinor],
      days: ['2026-11-25'],
    });
    const later = said({ kind: 'tender.unconfirmed', data: { ...data, countsOn: day('2026-12-05') } });
    expect(outcome(claimed, confirmed(), later)).toEqual({
      open: [wholeMinor, less, less, wholeMinor],
      days: ['2026-12-05'],
    });
  });

  test('never before the receipt itself', () => {
    const early = said({
      kind: 'tender.confirmed',
      data: { receiptId: 'R-1', at: 0, bankLineRef: null, on: day('2026-11-01') },
    });
    expect(outcome(claimed, early).days).toEqual(['2026-11-22']);
  });
});
