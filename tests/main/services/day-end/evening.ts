import path from 'node:path';
import { dayNow, standNow } from '../../../../src/main/services/day-end/day-now.ts';
import { loadResources } from '../../../../src/main/services/resources.ts';
import type { ServiceContext } from '../../../../src/main/services/service.ts';
import { type DaySnapshot, daySnapshot } from '../../../../src/shared/domain/day-end/snapshot.ts';
import {
  accountStream,
  partyStream,
  teamStream,
  walletStream,
} from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { day } from '../../../shared/domain/events/build-event.ts';
import { logged, opened, promised, receipt, registered } from '../../../shared/domain/events/drafts.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import type { Member } from '../../sync/members.ts';

export const on = day('2026-11-24');
const INR = 'INR';

/** The team, its people and an account for each of them, as who leads wrote them. */
export function teamDrafts(agents: readonly string[]): readonly EventDraft[] {
  const stream = teamStream('T-1');
  return [
    {
      kind: 'team.founded',
      stream,
      data: { teamId: 'T-1', practice: false, zone: 'Asia/Kolkata' },
      personal: { name: 'Sharma Traders' },
    },
    {
      kind: 'user.added',
      stream,
      data: { userId: 'user-asha', roles: ['admin'] },
      personal: { name: 'Asha' },
    },
    ...agents.map(
      (userId): EventDraft => ({
        kind: 'user.added',
        stream,
        data: { userId, roles: ['field'] },
        personal: { name: userId },
      }),
    ),
  ];
}

/** The accounts of one agent: half as many as receipts, so that some are visited twice. */
export function accountDrafts(userId: string, count: number): readonly EventDraft[] {
  return Array.from({ length: count }, (_, at) => {
    const accountId = accountOf(userId, at);
    const partyId = `P-${accountId}`;
    return [
      { ...registered({ partyId }), stream: partyStream(partyId) },
      { ...opened({ accountId, partyId }), stream: accountStream(accountId) },
      { kind: 'account.assigned', stream: accountStream(accountId), data: { userId }, personal: null },
    ] satisfies EventDraft[];
  }).flat();
}

const accountOf = (userId: string, at: number): string => `A-${userId}-${at}`;

/** So many visits with a receipt in cash and a promise: four events each. */
export function visitDrafts(userId: string, visit: number, accounts: number): readonly EventDraft[] {
  const accountId = accountOf(userId, visit % accounts);
  const stream = accountStream(accountId);
  const named = `${userId}-${visit}`;
  const amountMinor = 1_000_00 + visit;
  return [
    { ...logged({ interactionId: `N-${named}`, channel: visit % 3 === 0 ? 'call' : 'visit' }), stream },
    {
      ...receipt({
        receiptId: `R-${named}`,
        number: `R-${named}`,
        amountMinor,
        lines: [],
        unappliedMinor: amountMinor,
      }),
      stream,
    },
    {
      kind: 'cash.received',
      stream: walletStream(userId),
      data: { receiptId: `R-${named}`, accountId, currency: INR, amountMinor },
      personal: null,
    },
    { ...promised({ promiseId: `M-${named}`, amountMinor: 5_000_00 + visit }), stream },
  ];
}

const resources = loadResources(path.resolve(import.meta.dirname, '../../../../resources'));

/** What services get, as far as the day's end asks. */
export function contextOf({ ledger }: Member): ServiceContext {
  const session = { teamId: 'T-1', zone: 'Asia/Kolkata' };
  return { ledger, read: ledger.write, resources, session, nowMs, today: on } as unknown as ServiceContext;
}

/** The snapshot that whoever leads would sign now. */
export function snapshotNow(member: Member): DaySnapshot {
  const context = contextOf(member);
  return daySnapshot(dayNow(context, { on, hub: null }).figures, 'T-1', standNow(context));
}
