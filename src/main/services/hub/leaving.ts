import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { OutstandingWork } from '../../../shared/contract/hub.ts';
import { accountStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { UserState } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { countDrafts } from '../../db/queries/drafts.ts';
import { countOpenPromises, selectAccountsOf } from '../../db/queries/hub-place.ts';
import { removeKeyHolder } from '../../keys/profile-people.ts';
import { standingsOf } from '../cash/cash-views.ts';
import { preparedService, refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';

/** What is still out with somebody, as far as this machine knows: what is unsent is on their devices. */
export const readOutstanding: WaitingService<'readOutstanding'> = async (context, { userId }) => {
  const person = personOf(context, userId);
  return person === undefined ? refuse('unknownUser') : ok(await outstandingOf(context, person));
};

async function outstandingOf(context: ServiceContext, person: UserState): Promise<OutstandingWork> {
  const { userId } = person;
  const { teamId } = context.session;
  const team = context.ledger.states.team(teamId);
  const facts = await context.hub.readTeam(teamId);
  const silentMsByDevice = new Map(
    (facts?.devices ?? []).map(({ device, lastSeenMs }) => [device, context.nowMs - lastSeenMs]),
  );
  const devices = [...team.seating.devices.values()]
    .filter(
      ({ userIds, replacedBy, revoked }) =>
        userIds.includes(userId) && replacedBy === null && revoked === null,
    )
    .map(({ device, receiptPrefix }) => ({
      device,
      receiptPrefix,
      silentMs: silentMsByDevice.get(device) ?? null,
    }));
  return {
    name: person.name ?? '',
    accounts: selectAccountsOf(context.read, userId).length,
    openPromises: countOpenPromises(context.read, userId),
    draftsHere: countDrafts(context.read, userId).mine,
    cash: cashOf(context, userId),
    devices,
  };
}

/**
 * Lets somebody go, in one action: their accounts to somebody else or back to the team, their seats ended, their access over.
 * Refused while cash is in their hands: it is handed in first, and the hand-over confirmed.
 */
export const letGo = preparedService<'letGo', null>({
  prepare: async (context, input) => {
    const allowed = mayLetGo(context, input);
    if (!allowed.ok) return allowed;
    const removed = await removeKeyHolder(context.device.keys, context.session.dataKey, input.userId);
    if (removed.ok || removed.refusal.code === 'unknownUser') return ok(null);
    const { refusal } = removed;
    if (refusal.code === 'lastUser') return refuse('lastAdmin');
    if (refusal.code === 'keysNotWritable') return keysRefusal(refusal);
    throw new Error(`letting somebody go: ${refusal.code}`);
  },
  write: (context, input) => {
    const allowed = mayLetGo(context, input);
    if (!allowed.ok) return allowed;
    const { userId, toUserId } = input;
    const accountIds = selectAccountsOf(context.ledger.write, userId);
    const { roles } = allowed.value;
    context.append([
      ...accountIds.map(
        (accountId): EventDraft => ({
          kind: 'account.assigned',
          stream: accountStream(accountId),
          data: { userId: toUserId },
          personal: null,
        }),
      ),
      ...seatsOf(context, userId),
      {
        kind: 'user.changed',
        stream: teamStream(context.session.teamId),
        data: { userId, roles: [...roles], active: false },
        personal: null,
      },
    ]);
    return ok({ reassigned: accountIds.length });
  },
});

type LetGoRefusal = 'unknownUser' | 'inactiveUser' | 'lastAdmin' | 'cashInHand';

function mayLetGo(
  context: ServiceContext,
  { userId, toUserId }: ParsedInputOf<'letGo'>,
): Result<UserState, { readonly code: LetGoRefusal }> {
  const { users } = context.ledger.states.team(context.session.teamId);
  const person = users.get(userId);
  if (person === undefined) return refuse('unknownUser');
  if (!person.active || userId === toUserId) return refuse('inactiveUser');
  const next = toUserId === null ? null : users.get(toUserId);
  if (next === undefined) return refuse('unknownUser');
  if (next !== null && !next.active) return refuse('inactiveUser');
  const isAdmin = (user: UserState): boolean => user.active && user.roles.includes('admin');
  const others = [...users.values()].filter((user) => user.userId !== userId && isAdmin(user));
  if (others.length === 0) return refuse('lastAdmin');
  return cashOf(context, userId).length > 0 ? refuse('cashInHand') : ok(person);
}

function cashOf(context: ServiceContext, userId: string): OutstandingWork['cash'] {
  return standingsOf(context, userId)
    .filter(({ inHandMinor }) => inHandMinor !== 0)
    .map(({ currency, inHandMinor }) => ({ currency, amountMinor: inHandMinor }));
}

function seatsOf(context: ServiceContext, userId: string): EventDraft[] {
  const { teamId } = context.session;
  const { devices } = context.ledger.states.team(teamId).seating;
  return [...devices.values()]
    .filter(({ userIds }) => userIds.includes(userId))
    .map(({ device }) => ({
      kind: 'device.unseated',
      stream: teamStream(teamId),
      data: { device, userId },
      personal: null,
    }));
}

function personOf(context: ServiceContext, userId: string): UserState | undefined {
  return context.ledger.states.team(context.session.teamId).users.get(userId);
}
