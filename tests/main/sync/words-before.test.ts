import { expect, test } from 'vitest';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { openItems } from '../../../src/shared/domain/account/settlements.ts';
import { partyStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import {
  accountId,
  corrected,
  disputeClosed,
  disputed,
  held,
  holdCleared,
  imported,
  item,
  logged,
  partyId,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  receipt,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { begun, joined, meet, sound, soundness } from './members.ts';

const cheque = {
  tender: 'cheque',
  amountMinor: 40_000,
  reference: '000123',
  bank: 'State Bank',
  instrumentOn: day('2026-11-24'),
} as const;
const transfer = { ...cheque, tender: 'bankTransfer', reference: 'NEFT-9' } as const;
const bounced: EventDraft = {
  kind: 'instrument.bounced',
  stream,
  data: {
    instrumentId: 'R-1-1',
    reasonCode: 'insufficientFunds',
    memoOn: day('2026-11-24'),
    bankChargeMinor: 0,
    attachmentId: null,
  },
  personal: null,
};

test('a hub that was put back has the answers of the office before the work they answer: they count all the same', () => {
  const { hub, asha } = begun();
  asha.write(imported('X-1', item({ amountMinor: 200_000 })));
  meet(asha, hub);
  const bala = joined(hub);
  meet(bala, hub);
  const before = hub.copy();
  bala.write(
    receipt({ tenders: [cheque] }),
    receipt({ receiptId: 'R-2', number: 'K3W7Q2-000002-7', tenders: [transfer] }),
    receipt({
      receiptId: 'R-3',
      number: 'K3W7Q2-000003-7',
      amountMinor: 1_000,
      lines: [],
      unappliedMinor: 1_000,
    }),
    promised({ needsApproval: true }),
    promised({ promiseId: 'M-2' }),
    planned({ needsApproval: true }),
    planned({ planId: 'L-2' }),
    disputed(),
    held(),
    logged(),
  );
  for (const member of [bala, asha]) meet(member, hub);
  const [paper = ''] = asha.ledger.states.account(accountId).instruments.keys();
  asha.write(
    { ...bounced, data: { ...bounced.data, instrumentId: paper } },
    {
      kind: 'tender.failed',
      stream,
      data: { receiptId: 'R-2', at: 0, on: day('2026-11-24'), reasonCode: 'returned' },
      personal: null,
    },
    promiseDecided('rejected'),
    promiseWithdrawn('us', 'M-2'),
    {
      kind: 'plan.decided',
      stream,
      data: { planId: 'L-1', decision: 'rejected', reason: '' },
      personal: null,
    },
    {
      kind: 'plan.tweaked',
      stream,
      data: {
        planId: 'L-2',
        tweakId: 'W-1',
        reason: 'customerAsked',
        number: 1,
        instalments: [{ dueOn: day('2026-12-12'), amountMinor: 90_000 }],
        breaches: [],
        needsApproval: false,
      },
      personal: null,
    },
    {
      kind: 'unapplied.applied',
      stream,
      data: { applicationId: 'U-1', receiptId: 'R-3', use: 'refundDue', amountMinor: 1_000, lines: [] },
      personal: { note: null },
    },
    disputeClosed(),
    holdCleared(),
    corrected('C-1', 'rang once'),
  );
  for (const member of [asha, bala]) meet(member, hub);
  const standing = () => {
    const state = bala.ledger.states.account(accountId);
    return {
      open: openItems(state, day('2026-11-24')).map(({ openMinor }) => openMinor),
      instruments: [...state.instruments.values()].map((one) => one.standing),
      words: [...state.tenderWords.values()].flat().map(({ word }) => word),
      promises: [...state.promises.values()].map(({ authored }) => authored),
      plans: [...state.plans.values()].map(({ authored }) => authored),
      disputes: [...state.disputes.values()].map(({ closed }) => closed !== null),
      holds: [...state.holds.values()].map(({ clearedOn }) => clearedOn !== null),
      corrections: state.interactions.get('N-1')?.corrections.length,
      rows: stateHash(bala.ledger.write, [
        'receipt',
        'tender_movement',
        'instrument',
        'promise',
        'plan',
        'hold',
        'dispute',
      ]),
    };
  };
  const told = standing();
  expect(told).toMatchObject({
    open: [200_000],
    instruments: ['bounced'],
    promises: ['rejected', 'withdrawnByUs'],
    plans: ['rejected', 'active'],
  });
  // Back to the morning: the office comes first, and its answers get the places before the work.
  before.restoreAs('e2');
  for (const member of [asha, bala, asha, bala]) meet(member, before);
  expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
  expect(standing()).toEqual(told);
  expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  expect(
    asha.ledger.write.all("SELECT kind FROM review_item WHERE state = 'open' AND kind LIKE '%nknown%'"),
  ).toEqual([]);
});

test('and so does the wish not to be called on a number that only comes after it', () => {
  const { hub, asha } = begun();
  const bala = joined(hub);
  meet(bala, hub);
  const before = hub.copy();
  const number = partyStream(partyId);
  bala.write({
    kind: 'phone.added',
    stream: number,
    data: { phoneId: 'T-1', role: 'mobile', source: 'typed' },
    personal: { number: '9820013210', contactName: null },
  });
  for (const member of [bala, asha]) meet(member, hub);
  asha.write(
    {
      kind: 'phone.result',
      stream: number,
      data: { phoneId: 'T-1', result: 'reached', interactionId: null },
      personal: null,
    },
    {
      kind: 'contact.barred',
      stream: number,
      data: { contact: 'phone', contactId: 'T-1', barred: true },
      personal: { reason: 'asked not to be called' },
    },
  );
  meet(asha, hub);
  before.restoreAs('e2');
  for (const member of [asha, bala, asha, bala]) meet(member, before);
  for (const { ledger } of [asha, bala]) {
    const phone = ledger.states.party(partyId).phones.get('T-1');
    expect([phone?.reachedCount, phone?.barred?.reason]).toEqual([1, 'asked not to be called']);
  }
  expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
});
