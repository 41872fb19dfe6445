import { walletStream } from '../events/envelope.ts';
import type { EventKindName } from '../events/kinds.ts';
import type { Role } from '../team/state.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** A seat of one of these roles has every shelf of the team (decision 0035). */
const officeRoles: ReadonlySet<Role> = new Set<Role>(['supervisor', 'admin', 'cashier', 'legal', 'auditor']);

/** Whether somebody of these roles sees everything of the team. */
export function isOffice(roles: readonly Role[]): boolean {
  return roles.some((role) => officeRoles.has(role));
}

const leading: readonly Role[] = ['supervisor', 'admin'];
const bank: readonly Role[] = ['supervisor', 'cashier', 'admin'];
const deciding: readonly Role[] = ['supervisor', 'admin', 'desk', 'cashier'];

/** Kinds that only some may write. What such a kind says by the hand of another waits for a person. */
const rolesByKind: { readonly [Kind in EventKindName]?: readonly Role[] } = {
  'user.added': ['admin'],
  'user.changed': ['admin'],
  'device.invited': leading,
  'device.seated': leading,
  'device.unseated': leading,
  'device.revoked': leading,
  'account.assigned': leading,
  'account.moved': leading,
  'account.moveUndone': leading,
  'party.merged': leading,
  'party.split': leading,
  'party.keptApart': leading,
  'book.changed': leading,
  'policy.set': leading,
  'charges.termsSet': leading,
  'period.closed': leading,
  'period.reopened': leading,
  'teamDay.closed': leading,
  'teamDay.amended': leading,
  'receiptBook.issued': bank,
  'import.undone': leading,
  'import.withdrawn': leading,
  'party.importUndone': leading,
  'claims.missed': leading,
  'receipt.voidDecided': leading,
  'promise.decided': leading,
  'plan.decided': leading,
  'concession.decided': leading,
  'settlement.cancelled': leading,
  'restructure.recorded': leading,
  'deduction.assigned': leading,
  'deduction.decided': leading,
  'credit.applicationUndone': leading,
  'taxCertificate.withdrawn': leading,
  'dispute.closed': leading,
  'hold.cleared': leading,
  'review.resolved': leading,
  'party.reviewResolved': leading,
  'cash.reviewResolved': leading,
  'team.reviewResolved': leading,
  'cash.dayDecided': leading,
  'cash.returned': leading,
  'cash.depositTakenBack': bank,
  'tender.confirmed': deciding,
  'tender.unconfirmed': deciding,
  'tender.failed': deciding,
  'difference.decided': deciding,
  'difference.reopened': deciding,
  'writeback.made': deciding,
  'receipt.answered': deciding,
  'bank.statementImported': bank,
  'bank.linesMatched': bank,
  'bank.matchUndone': bank,
  'bank.lineSetAside': bank,
  'bank.lineTakenUp': bank,
};

/**
 * Whose word moves cash from hand to hand: the receiver's, of cash on paper somebody's who takes cash in for the house. The giver
 * cannot say it. True for everything else.
 */
export function mayAnswerHandover(
  { kind, stream, user, data }: Pick<TravelledEvent, 'kind' | 'stream' | 'user' | 'data'>,
  roles: readonly Role[],
): boolean {
  if (kind !== 'cash.handoverAnswered') return true;
  const receiver = (data as { readonly toUserId?: unknown } | null | undefined)?.toUserId;
  if (typeof receiver === 'string') return receiver === user;
  return stream !== walletStream(user) && roles.some((role) => bank.includes(role));
}

/** The roles of which one is asked to write a kind; null where everybody of the team may. */
export function rolesToWrite(kind: string): readonly Role[] | null {
  return Object.hasOwn(rolesByKind, kind) ? (rolesByKind[kind as EventKindName] ?? null) : null;
}
