import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { derivedEventId, toId } from '../../../../src/shared/domain/ids.ts';
import { asAccountEvent, asWalletEvent } from '../../../../src/shared/domain/sample/sample-events.ts';
import { closedDays } from '../../../../src/shared/domain/wallet/closed-days.ts';
import {
  applyWalletEvent,
  cashInHand,
  emptyWalletState,
} from '../../../../src/shared/domain/wallet/state.ts';
import { sampleBook, staff } from './sample-fixture.ts';

const book = sampleBook({ accounts: 200 });
const drafts = book.list.flatMap((act) => act.drafts);

function draftsOf<Kind extends EventDraft['kind']>(kind: Kind): EventDraft<Kind>[] {
  return drafts.filter((draft): draft is EventDraft<Kind> => draft.kind === kind);
}

function walletOf(userId: string) {
  const state = emptyWalletState(`wallet:${userId}`);
  let leastMinor = 0;
  for (const act of book.list) {
    for (const [at, draft] of act.drafts.entries()) {
      if (draft.stream !== state.stream) continue;
      const id = derivedEventId(toId(act.commandId), at);
      applyWalletEvent(state, asWalletEvent(draft, act, id), noEffects());
      leastMinor = Math.min(leastMinor, cashInHand(state)['INR'] ?? 0);
    }
  }
  return { state, leastMinor };
}

describe('cash of the sample', () => {
  test('is never below nothing in anybody’s hands, deposits and hand-overs and all', () => {
    for (const userId of Object.values(staff)) expect(walletOf(userId).leastMinor).toBe(0);
    const { deposits, handovers } = walletOf(staff.field).state;
    expect(deposits.size).toBeGreaterThan(20);
    expect(handovers.size).toBe(2);
  });

  test('is counted week by week: closed days without amendments, and one with a difference that was agreed', () => {
    const days = closedDays(walletOf(staff.field).state);
    expect(days.length).toBeGreaterThan(30);
    expect(days.filter(({ standing, amendments }) => standing !== 'closed' || amendments.length > 0)).toEqual(
      [],
    );
    const differing = days.filter(
      ({ close }) => close.counted.data.countedMinor !== close.counted.data.expectedMinor,
    );
    expect(differing).toHaveLength(1);
  });
});

test('nothing that the desks say puzzles an account’s fold', () => {
  const eventsByStream = new Map<string, AccountEvent[]>();
  for (const act of book.list) {
    for (const [at, draft] of act.drafts.entries()) {
      if (!draft.stream.startsWith('account:')) continue;
      const events = eventsByStream.get(draft.stream) ?? [];
      eventsByStream.set(draft.stream, events);
      events.push(asAccountEvent(draft, act, at));
    }
  }
  const kinds = [...eventsByStream].flatMap(([stream, events]) =>
    [...foldAccount(stream, events).state.reviews.values()].map(({ kind }) => kind),
  );
  expect(kinds.filter((kind) => /tender|instrument|realloc|plan|charge/i.test(kind))).toEqual([]);
});

test('the bank’s statement adds up, and what is matched is the same money', () => {
  const [statement] = draftsOf('bank.statementImported');
  const lines = statement?.data.lines ?? [];
  expect(lines.length).toBeGreaterThan(10);
  expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(lines.length);
  const sum = lines.reduce(
    (total, { amountMinor }) => total + amountMinor,
    statement?.data.openingMinor ?? 0,
  );
  expect(sum).toBe(statement?.data.closingMinor);
  const amountById = new Map(lines.map(({ lineId, amountMinor }) => [lineId, amountMinor]));
  const matches = draftsOf('bank.linesMatched');
  expect(matches.length).toBeGreaterThan(5);
  for (const { data } of matches) {
    const paidMinor = [...data.tenders, ...data.deposits].reduce((total, one) => total + one.amountMinor, 0);
    expect(data.lines.map(({ lineId }) => amountById.get(lineId))).toEqual([paidMinor]);
  }
  expect(matches.length).toBeLessThan(lines.length - 2);
});

test.each([1, 10, 37])('a small book of %i accounts has desks that find little to do', (accounts) => {
  expect(sampleBook({ accounts }).list.length).toBeGreaterThan(accounts);
});
