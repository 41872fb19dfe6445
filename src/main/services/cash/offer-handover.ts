import { receiptRoles } from '../../../shared/contract/receipt.ts';
import { walletStream } from '../../../shared/domain/events/envelope.ts';
import type { Role } from '../../../shared/domain/team/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { cashToGive } from './cash-terms.ts';

const holders: readonly Role[] = receiptRoles;

/** Offers cash to another person of the team. Nothing moves until that person counted it. */
export const offerHandover: WritingService<'offerHandover'> = (context, input) => {
  const { userId } = context.user;
  const { toUserId, currency, amountMinor } = input;
  if (toUserId === userId) return refuse('toYourself');
  const receiver = context.ledger.states.team(context.session.teamId).users.get(toUserId);
  if (receiver === undefined) return refuse('unknownUser');
  if (!receiver.active) return refuse('inactiveUser');
  if (!receiver.roles.some((role) => holders.includes(role))) return refuse('cannotHoldCash');
  const notes = cashToGive(context, input);
  if (!notes.ok) return notes;
  const handoverId = input.commandId;
  context.append([
    {
      kind: 'cash.handedOver',
      stream: walletStream(userId),
      data: { handoverId, toUserId, currency, amountMinor, denominations: notes.value },
      personal: null,
    },
  ]);
  return ok({ handoverId });
};
