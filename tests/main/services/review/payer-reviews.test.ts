import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { cashTakenTwice } from '../../../../src/main/services/day-end/day-attention.ts';
import { loadResources } from '../../../../src/main/services/resources.ts';
import { listReviews } from '../../../../src/main/services/review/list-reviews.ts';
import { resolveReview } from '../../../../src/main/services/review/resolve-review.ts';
import type { ServiceContext } from '../../../../src/main/services/service.ts';
import type { OutputOf, ResultOf } from '../../../../src/shared/contract/contract.ts';
import { accountStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { day } from '../../../shared/domain/events/build-event.ts';
import { logged, opened, partyId, receipt, registered } from '../../../shared/domain/events/drafts.ts';
import { assigned } from '../../hub/drafts.ts';
import { foundedHub } from '../../hub/hub-fixture.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import type { Member } from '../../sync/members.ts';
import { invitedTo, meetHub } from '../../sync/real-members.ts';

const resources = loadResources(path.resolve(import.meta.dirname, '../../../../resources'));
const today = day('2026-11-24');

function contextOf({ ledger, writeAs }: Member, userId: string): ServiceContext {
  const append = (drafts: readonly EventDraft[]): void => void writeAs({ userId }, ...drafts);
  return {
    ledger,
    read: ledger.write,
    resources,
    user: { userId, name: userId, roles: ['supervisor'] },
    session: { teamId: 'T-1', zone: 'Asia/Kolkata' },
    today,
    nowMs,
    append,
  } as unknown as ServiceContext;
}

function listOn(member: Member, userId: string): OutputOf<'listReviews'>['reviews'] {
  const listed = listReviews(contextOf(member, userId), {});
  if (listed instanceof Promise) throw new Error('a list does not wait');
  return valueOrThrow(listed).reviews;
}

/** Cash that somebody takes on an account, and the contact in which it was. */
function visit(accountId: string, amountMinor: number): EventDraft[] {
  const receiptId = `R-${accountId}`;
  const stream = accountStream(accountId);
  const cash = receipt({
    receiptId,
    number: `N-${accountId}`,
    amountMinor,
    lines: [],
    unappliedMinor: amountMinor,
  });
  return [
    { ...logged({ interactionId: `N-${accountId}` }), stream },
    { ...cash, stream },
  ];
}

/** One customer with two accounts, each with an agent of its own, an office and a second one that holds both. */
async function oneCustomerTwoAgents() {
  const founded = await foundedHub();
  const office = await invitedTo(founded, 'u-office', ['supervisor']);
  const second = await invitedTo(founded, 'u-other', ['supervisor']);
  const ravi = await invitedTo(founded, 'u-ravi', ['field']);
  const sita = await invitedTo(founded, 'u-sita', ['field']);
  await meetHub(office, founded);
  office.writeAs(
    { userId: 'u-office' },
    registered(),
    opened({ accountId: 'A-1', accountKey: '11' }),
    assigned('A-1', 'u-ravi'),
    opened({ accountId: 'A-2', accountKey: '12' }),
    assigned('A-2', 'u-sita'),
  );
  const all = async (...members: Member[]): Promise<void> => {
    for (const member of members)
      expect(await meetHub(member, founded)).toMatchObject({ problem: null, held: 0 });
  };
  await all(office, ravi, sita);
  return { office, second, ravi, sita, all };
}

describe('two agents who each take cash from one customer on one day, on two of its accounts', () => {
  test('both receipts stand; one exception names both people, both receipts and both accounts, wherever both are', async () => {
    const { office, second, ravi, sita, all } = await oneCustomerTwoAgents();
    ravi.writeAs({ userId: 'u-ravi' }, ...visit('A-1', 50_000));
    sita.writeAs({ userId: 'u-sita' }, ...visit('A-2', 30_000));
    await all(ravi, sita, office, second);
    const told = listOn(office, 'u-office');
    expect(
      told.map(({ kind, severity, stream, sides }) => [
        kind,
        severity,
        stream,
        sides.map(({ by }) => by).toSorted(),
      ]),
    ).toEqual([
      ['cashTakenTwice', 'medium', `party:${partyId}`, ['u-ravi', 'u-sita']],
      ['doubleContact', 'low', `party:${partyId}`, ['u-ravi', 'u-sita']],
    ]);
    expect(listOn(second, 'u-other')).toEqual(told);
    expect(
      office.ledger.write.all('SELECT account_id AS accountId, void_state AS void FROM receipt ORDER BY 1'),
    ).toEqual([
      { accountId: 'A-1', void: null },
      { accountId: 'A-2', void: null },
    ]);
    const INR = 'INR';
    expect(cashTakenTwice(contextOf(office, 'u-office'), today)).toEqual([
      [
        {
          userId: 'u-ravi',
          accountId: 'A-1',
          accountKey: '11',
          receiptNumber: 'N-A-1',
          amount: { currency: INR, amountMinor: 50_000 },
        },
        {
          userId: 'u-sita',
          accountId: 'A-2',
          accountKey: '12',
          receiptNumber: 'N-A-2',
          amount: { currency: INR, amountMinor: 30_000 },
        },
      ],
    ]);
    // Each agent has one of the two accounts: there is nothing to compare.
    expect([listOn(ravi, 'u-ravi'), listOn(sita, 'u-sita')]).toEqual([[], []]);
  });

  test('a word on it is said in the stream of the customer, once, and every device hears it', async () => {
    const { office, second, ravi, sita, all } = await oneCustomerTwoAgents();
    ravi.writeAs({ userId: 'u-ravi' }, ...visit('A-1', 50_000));
    sita.writeAs({ userId: 'u-sita' }, ...visit('A-2', 30_000));
    await all(ravi, sita, office, second);
    const say = (member: Member, userId: string) => {
      const { ledger } = member;
      const review = {
        stream: `party:${partyId}`,
        reviewKey: 'cashTakenTwice:2026-11-24',
        decision: 'seen' as const,
      };
      const eventIds = ledger.write
        .all<{ id: string }>("SELECT id FROM event WHERE kind = 'receipt.recorded' ORDER BY id")
        .map(({ id }) => id);
      const commandId = '01a05bfc-d5af-7ac7-8888-00000000d001';
      return changeLedger(ledger, () => {
        const said = resolveReview(contextOf(member, userId), { commandId, ...review, eventIds } as never);
        return said as ResultOf<'resolveReview'>;
      });
    };
    expect(say(office, 'u-office')).toEqual(ok({ streams: 1 }));
    expect(listOn(office, 'u-office').map(({ kind }) => kind)).toEqual(['doubleContact']);
    await all(office, second);
    expect(listOn(second, 'u-other').map(({ kind }) => kind)).toEqual(['doubleContact']);
    expect(say(second, 'u-other')).toMatchObject({ ok: false, refusal: { code: 'alreadySettled' } });
  });

  test('who knew of the first receipt is asked nothing', async () => {
    const { office, ravi, all } = await oneCustomerTwoAgents();
    ravi.writeAs({ userId: 'u-ravi' }, ...visit('A-1', 50_000));
    await all(ravi, office);
    office.writeAs({ userId: 'u-office' }, ...visit('A-2', 30_000));
    await all(office);
    expect(listOn(office, 'u-office')).toEqual([]);
  });
});
