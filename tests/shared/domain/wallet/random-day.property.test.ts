import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walletStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, WalletEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { type Posting, trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { cashInHand, foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { buildEvents } from '../events/build-event.ts';

const agent = walletStream('agent');
const cashier = walletStream('cashier');
const inr = (amountMinor: number) => ({ currency: 'INR', amountMinor });
const counted = { denominations: null };

type Step = 'take' | 'void' | 'deposit' | 'depositBack' | 'accept' | 'dispute' | 'paper';
interface Asked {
  readonly step: Step;
  readonly amountMinor: number;
}

/** What a step writes, and what it takes out of or puts into the agent's and the cashier's hands. */
function written(
  { step, amountMinor }: Asked,
  at: number,
): { drafts: EventDraft[]; agent: number; cashier: number } {
  const receipt = { receiptId: `R-${at}`, accountId: 'A-1', ...inr(amountMinor) };
  const handoverId = `H-${at}`;
  const received: EventDraft = { kind: 'cash.received', stream: agent, data: receipt, personal: null };
  const deposited: EventDraft = {
    kind: 'cash.deposited',
    stream: agent,
    data: {
      depositId: `D-${at}`,
      ...inr(amountMinor),
      ...counted,
      bank: 'SBI',
      branch: '',
      slipNumber: `${at}`,
      picture: null,
    },
    personal: null,
  };
  const offered: EventDraft = {
    kind: 'cash.handedOver',
    stream: agent,
    data: { handoverId, toUserId: 'cashier', ...inr(amountMinor), ...counted },
    personal: null,
  };
  const answer = (word: 'accepted' | 'disputed'): EventDraft => ({
    kind: 'cash.handoverAnswered',
    stream: agent,
    data: {
      handoverId,
      way: 'inBahi',
      answer: word,
      toUserId: 'cashier',
      ...inr(amountMinor),
      countedMinor: 1,
      ...counted,
      note: '',
    },
    personal: null,
  });
  switch (step) {
    case 'take':
      return { drafts: [received], agent: amountMinor, cashier: 0 };
    case 'void':
      return {
        drafts: [received, { kind: 'cash.returned', stream: agent, data: receipt, personal: null }],
        agent: 0,
        cashier: 0,
      };
    case 'deposit':
      return { drafts: [deposited], agent: -amountMinor, cashier: 0 };
    case 'depositBack':
      return {
        drafts: [
          deposited,
          {
            kind: 'cash.depositTakenBack',
            stream: agent,
            data: { depositId: `D-${at}`, ...inr(amountMinor), reason: 'slip' },
            personal: null,
          },
        ],
        agent: 0,
        cashier: 0,
      };
    case 'accept':
      return {
        drafts: [
          offered,
          answer('accepted'),
          {
            kind: 'cash.taken',
            stream: cashier,
            data: { handoverId, fromUserId: 'agent', ...inr(amountMinor) },
            personal: null,
          },
        ],
        agent: -amountMinor,
        cashier: amountMinor,
      };
    case 'dispute':
      return { drafts: [offered, answer('disputed')], agent: 0, cashier: 0 };
    case 'paper':
      return {
        drafts: [
          {
            kind: 'cash.countersigned',
            stream: agent,
            data: {
              handoverId,
              ...inr(amountMinor),
              ...counted,
              paperNumber: '',
              picture: { sha256: 'ab'.repeat(32), sizeBytes: 1, mediaType: 'image/png' },
            },
            personal: { cashierName: 'Mama' },
          },
        ],
        agent: -amountMinor,
        cashier: 0,
      };
  }
}

/** What the books of both wallets say, with the entry of each receipt as its account's stream posts it. */
function booksOf(events: readonly WalletEvent[]): {
  readonly agent: number;
  readonly cashier: number;
  readonly postings: Posting[];
} {
  const of = (stream: string) => events.filter((event) => event.stream === stream);
  const posted = [foldWallet(agent, of(agent)), foldWallet(cashier, of(cashier))].flatMap(
    ({ effects }) => effects.postings,
  );
  const receipts = events.flatMap((event): Posting[] => {
    if (event.kind !== 'cash.received' && event.kind !== 'cash.returned') return [];
    const sign = event.kind === 'cash.received' ? 1 : -1;
    const half = {
      eventId: event.id,
      line: 0,
      currency: 'INR',
      businessDate: event.businessDate,
      recordedMs: 0,
    };
    return [
      { ...half, entryAccount: 'cash:agent', amountMinor: sign * event.data.amountMinor },
      { ...half, line: 1, entryAccount: 'receivable.principal', amountMinor: -sign * event.data.amountMinor },
    ];
  });
  const postings = [...posted, ...receipts];
  const held = (account: string) =>
    postings.reduce((sum, line) => (line.entryAccount === account ? sum + line.amountMinor : sum), 0);
  return { agent: held('cash:agent'), cashier: held('cash:cashier'), postings };
}

test('after any day of receipts, voids, deposits and hand-overs the wallet is its replay and its postings, and the books balance', () => {
  const steps = fc.array(
    fc.record({
      step: fc.constantFrom<Step>('take', 'void', 'deposit', 'depositBack', 'accept', 'dispute', 'paper'),
      amountMinor: fc.integer({ min: 1, max: 10_000_000 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, fc.nat({ max: 3 }), (day, repeats) => {
      const made = day.map(written);
      const once = buildEvents(made.flatMap(({ drafts }) => drafts)) as WalletEvent[];
      // The same batch again is the same day.
      const events = Array.from({ length: repeats + 1 }, () => once).flat();
      const fold = (stream: string) =>
        cashInHand(
          foldWallet(
            stream,
            events.filter((event) => event.stream === stream),
          ).state,
        )['INR'] ?? 0;
      const sum = (side: 'agent' | 'cashier') => made.reduce((total, one) => total + one[side], 0);
      expect([fold(agent), fold(cashier)]).toEqual([sum('agent'), sum('cashier')]);
      const books = booksOf(once);
      expect([books.agent, books.cashier]).toEqual([sum('agent'), sum('cashier')]);
      expect(Object.values(trialBalance(books.postings)).every((total) => total === 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
