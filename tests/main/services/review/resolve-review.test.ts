import { describe, expect, test } from 'vitest';
import { selectFadedReviews } from '../../../../src/main/db/queries/reviews.ts';
import { verifyLedger } from '../../../../src/main/ledger/verify.ts';
import type { ReviewView } from '../../../../src/shared/contract/reviews.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { cashInHand } from '../../../../src/shared/domain/wallet/state.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../../../shared/domain/events/build-event.ts';
import {
  accountId,
  disputed,
  imported,
  item,
  logged,
  opened,
  planned,
  promised,
  receipt,
  registered,
} from '../../../shared/domain/events/drafts.ts';
import { type Desk, supervisorsDesk } from './two-devices.ts';

const wallet = 'user-asha';

const cash = (receiptId = 'R-1', amountMinor = 40_000): EventDraft => ({
  kind: 'cash.received',
  stream: `wallet:${wallet}`,
  data: { receiptId, accountId, currency: 'INR', amountMinor },
  personal: null,
});

const named = (value: string): EventDraft => ({
  kind: 'party.fieldSet',
  stream: 'party:P-kulkarni',
  data: { field: 'name' },
  personal: { value, previous: null },
});

/** The word that a screen would send for a review as it shows it. */
function word(view: ReviewView, decision: string) {
  const { stream, reviewKey, sides } = view;
  return { stream, reviewKey, eventIds: sides.map(({ eventId }) => eventId), decision: decision as 'seen' };
}

function only(desk: Desk, kind: string): ReviewView {
  return present(
    desk.list().find((review) => review.kind === kind),
    `a review of ${kind}`,
  );
}

const bookOf = (desk: Desk): void => {
  desk.receive(opened());
  desk.receive(imported('X-1', item()));
};

function heldReceipt(): Desk {
  const desk = supervisorsDesk();
  bookOf(desk);
  desk.receive(receipt(), { status: 'held', grp: 'command-1', user: wallet });
  desk.receive(cash(), { status: 'held', grp: 'command-1', user: wallet });
  return desk;
}

describe('a held group that spans an account and a wallet', () => {
  test('stands once, with both its sides, and counts nowhere', () => {
    const desk = heldReceipt();
    expect(desk.list()).toMatchObject([
      {
        kind: 'heldEvent',
        severity: 'high',
        subject: 'command-1',
        words: ['release', 'dismiss'],
        sides: [
          {
            kind: 'receipt.recorded',
            isHeld: true,
            isSent: true,
            amount: { amountMinor: 40_000, currency: 'INR' },
          },
          { kind: 'cash.received', isHeld: true },
        ],
      },
    ]);
    expect(desk.ledger.states.account(accountId).receipts.size).toBe(0);
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({});
  });

  test('is released in both by one word, and the rows are what a rebuild makes of them', () => {
    const desk = heldReceipt();
    expect(desk.resolve(word(only(desk, 'heldEvent'), 'release'))).toEqual({
      ok: true,
      value: { streams: 2 },
    });
    expect(desk.ledger.states.account(accountId).receipts.size).toBe(1);
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({ INR: 40_000 });
    expect(desk.list()).toEqual([]);
    expect(verifyLedger(desk.ledger.write)).toMatchObject({ rebuiltEqual: true, trialBalance: { INR: 0 } });
  });

  test('is dismissed for good; a second word comes too late', () => {
    const desk = heldReceipt();
    const view = only(desk, 'heldEvent');
    expect(desk.resolve(word(view, 'dismiss')).ok).toBe(true);
    expect(desk.ledger.states.account(accountId).receipts.size).toBe(0);
    expect(desk.resolve(word(view, 'release'))).toMatchObject({ refusal: { code: 'alreadySettled' } });
  });

  test('dismissed where a hub of before held it without its cash, the cash leaves the wallet', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(receipt(), { status: 'held', grp: 'command-1', user: wallet });
    desk.receive(cash(), { grp: 'command-1', user: wallet });
    expect(desk.resolve(word(only(desk, 'heldEvent'), 'dismiss')).ok).toBe(true);
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({ INR: 0 });
  });

  test('dismissed where the same receipt counts already, its cash stays', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(receipt(), { user: wallet });
    desk.receive(cash(), { user: wallet });
    desk.receive(receipt({ amountMinor: 9_000 }), { status: 'held', grp: 'command-2', user: wallet });
    expect(desk.resolve(word(only(desk, 'heldEvent'), 'dismiss')).ok).toBe(true);
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({ INR: 40_000 });
  });

  test('is not released by who wrote it, nor by a word that does not fit, nor unseen', () => {
    const desk = heldReceipt();
    const view = only(desk, 'heldEvent');
    expect(desk.resolve(word(view, 'release'), wallet)).toMatchObject({
      refusal: { code: 'makerIsChecker' },
    });
    expect(desk.resolve(word(view, 'takeUp'))).toMatchObject({ refusal: { code: 'wordDoesNotFit' } });
    const unseen = { ...word(view, 'release'), eventIds: ['device-b.9'] };
    expect(desk.resolve(unseen)).toMatchObject({ refusal: { code: 'reviewChanged' } });
    expect(desk.resolve({ ...unseen, reviewKey: 'heldEvent:x' })).toMatchObject({
      refusal: { code: 'unknownReview' },
    });
  });
});

describe('two receipts with one number', () => {
  test('the later is held by the fold; dismissed, its cash leaves the wallet again', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(receipt());
    desk.receive(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000001-7', amountMinor: 9_000 }), {
      device: 'device-c',
      user: wallet,
      grp: 'command-2',
      atMs: 1_795_000_900_000,
    });
    desk.receive(cash('R-2', 9_000), { device: 'device-c', user: wallet, grp: 'command-2' });
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({ INR: 9_000 });
    const view = only(desk, 'receiptNumberTwice');
    expect(view.sides.map(({ standing }) => standing)).toEqual(['chosen', 'alternative']);
    expect(desk.resolve(word(view, 'dismiss')).ok).toBe(true);
    expect([...desk.ledger.states.account(accountId).receipts.keys()]).toEqual(['R-1']);
    expect(cashInHand(desk.ledger.states.wallet(wallet))).toEqual({ INR: 0 });
  });

  test('released, both count', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(receipt());
    desk.receive(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000001-7', amountMinor: 9_000 }), {
      device: 'device-c',
    });
    expect(desk.resolve(word(only(desk, 'receiptNumberTwice'), 'release')).ok).toBe(true);
    expect(desk.ledger.states.account(accountId).receipts.size).toBe(2);
    expect(verifyLedger(desk.ledger.write)).toMatchObject({ rebuiltEqual: true });
  });
});

describe('a promise and a plan that somebody did not know of', () => {
  test('a promise under a dispute runs on once somebody else takes it up', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(promised(), { user: wallet });
    desk.receive(disputed(), { device: 'device-c' });
    const promise = () => desk.ledger.states.account(accountId).promises.get('M-1')?.authored;
    expect(promise()).toBe('suspended');
    const view = only(desk, 'commitmentUnderDispute');
    expect(desk.resolve(word(view, 'takeUp'), wallet)).toMatchObject({ refusal: { code: 'makerIsChecker' } });
    expect(desk.resolve(word(view, 'takeUp')).ok).toBe(true);
    expect([promise(), desk.list()]).toEqual(['open', []]);
  });

  test('of two promises the second waits; taken up, it takes the place of the first', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(promised());
    desk.receive(promised({ promiseId: 'M-2' }), { device: 'device-c' });
    expect(desk.resolve(word(only(desk, 'secondPromise'), 'takeUp')).ok).toBe(true);
    const { promises } = desk.ledger.states.account(accountId);
    expect([...promises.values()].map(({ authored }) => authored)).toEqual(['renewed', 'open']);
  });

  test('of two plans the second is put away', () => {
    const desk = supervisorsDesk();
    bookOf(desk);
    desk.receive(planned());
    desk.receive(planned({ planId: 'L-2' }), { device: 'device-c' });
    const view = only(desk, 'secondPlan');
    expect(desk.resolve(word(view, 'putAway')).ok).toBe(true);
    const { plans } = desk.ledger.states.account(accountId);
    expect([...plans.values()].map(({ authored }) => authored)).toEqual(['active', 'rejected']);
    expect(desk.resolve(word(view, 'putAway'))).toMatchObject({ refusal: { code: 'alreadySettled' } });
  });
});

describe('a name that two people set at once', () => {
  function twoNames(): Desk {
    const desk = supervisorsDesk();
    desk.receive(registered());
    desk.receive(named('Kulkarni & Sons'), { atMs: 1_795_000_000_000 });
    desk.receive(named('Kulkarni Bros'), { device: 'device-c', atMs: 1_795_000_500_000 });
    return desk;
  }
  const fieldOf = (desk: Desk, field: string) =>
    desk.ledger.states.party('P-kulkarni').fields.get(field)?.value;

  test('the later stands, and both sides are shown', () => {
    const desk = twoNames();
    expect(fieldOf(desk, 'name')).toBe('Kulkarni Bros');
    expect(only(desk, 'fieldSetTwice')).toMatchObject({
      subject: 'name',
      partyName: 'Kulkarni Bros',
      sides: [
        { value: 'Kulkarni & Sons', standing: 'alternative' },
        { value: 'Kulkarni Bros', standing: 'chosen' },
      ],
    });
  });

  test.each([
    ['keepStanding', 'Kulkarni Bros', undefined],
    ['keepOther', 'Kulkarni & Sons', undefined],
    ['keepBoth', 'Kulkarni Bros', 'Kulkarni & Sons'],
  ])('%s', (decision, name, alias) => {
    const desk = twoNames();
    expect(desk.resolve(word(only(desk, 'fieldSetTwice'), decision)).ok).toBe(true);
    expect([fieldOf(desk, 'name'), fieldOf(desk, 'alias'), desk.list()]).toEqual([name, alias, []]);
    expect(verifyLedger(desk.ledger.write)).toMatchObject({ rebuiltEqual: true });
  });
});

test('two people who called on one day are told of for two weeks', () => {
  const desk = supervisorsDesk();
  bookOf(desk);
  desk.receive(logged(), { user: 'user-asha', on: '2026-11-01' });
  desk.receive(logged({ interactionId: 'N-2' }), { device: 'device-c', user: 'user-ravi', on: '2026-11-01' });
  const keys = (lowSince: string) => [
    ...selectFadedReviews(desk.ledger.write, 'account:A-kulkarni', day(lowSince)),
  ];
  expect([desk.list(), keys('2026-11-10'), keys('2026-11-01')]).toEqual([
    [],
    ['doubleContact:2026-11-01'],
    [],
  ]);
});
