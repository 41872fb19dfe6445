import type { RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { leads, workingRoles } from '../../../shared/contract/procedure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import {
  deleteDraftOffersBefore,
  insertDraftOffer,
  selectDraftOffer,
  selectDraftOwner,
  updateDraftOffer,
  updateDraftOwner,
} from '../../db/queries/draft-offers.ts';
import { listKeyHolders } from '../../keys/profile-keys.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';

/** What became of an offer is told for so long. */
export const offersToldMs = 7 * 86_400_000;

/**
 * Offers unfinished work to somebody of this device. The offer's id is the command's; the draft keeps its own, under which it
 * is saved once whoever saves it.
 */
export const offerDraft: WritingService<'offerDraft'> = (context, { commandId, draftId, toUserId, note }) => {
  const { ledger, user, nowMs } = context;
  const draft = selectDraftOwner(ledger.write, draftId);
  // Of somebody else's draft only who leads the team is told that it is there.
  if (draft === undefined || (draft.owner !== user.userId && !leads(user.roles))) {
    return refuse('unknownDraft');
  }
  if (draft.owner === toUserId) return refuse('ownDraft');
  const able = mayReceive(context, toUserId);
  if (!able.ok) return able;
  const isForMe = toUserId === user.userId;
  const { owner, ...rest } = draft;
  deleteDraftOffersBefore(ledger.write, nowMs - offersToldMs);
  insertDraftOffer(ledger.write, {
    ...rest,
    offerId: commandId,
    fromUser: owner,
    toUser: toUserId,
    byUser: user.userId,
    note,
    offeredMs: nowMs,
    state: isForMe ? 'taken' : 'waiting',
  });
  if (isForMe) updateDraftOwner(ledger.write, draftId, toUserId);
  return ok({ offerId: commandId });
};

/** Takes offered work up, or leaves it where it is. */
export const answerDraftOffer: WritingService<'answerDraftOffer'> = (context, { offerId, takes }) => {
  const { ledger, user, nowMs } = context;
  const offer = selectDraftOffer(ledger.write, offerId);
  if (offer === undefined || offer.toUser !== user.userId) return refuse('unknownOffer');
  if (offer.state !== 'waiting') return refuse('offerOver');
  updateDraftOffer(ledger.write, { offerId, state: takes ? 'taken' : 'declined', stateMs: nowMs });
  if (takes) updateDraftOwner(ledger.write, offer.draftId, user.userId);
  return ok({});
};

/** Takes an offer back that nobody has answered: the draft never left its owner. */
export const withdrawDraftOffer: WritingService<'withdrawDraftOffer'> = (context, { offerId }) => {
  const { ledger, user, nowMs } = context;
  const offer = selectDraftOffer(ledger.write, offerId);
  if (offer === undefined || ![offer.fromUser, offer.byUser].includes(user.userId)) {
    return refuse('unknownOffer');
  }
  if (offer.state !== 'waiting') return refuse('offerOver');
  updateDraftOffer(ledger.write, { offerId, state: 'withdrawn', stateMs: nowMs });
  return ok({});
};

type ReceiverRefusal = Extract<
  RefusalCodeOf<'offerDraft'>,
  'unknownUser' | 'inactiveUser' | 'noKeyHere' | 'mayNotWork'
>;

/** Who takes work up must be able to open this device, and to work an account. */
export function mayReceive(
  context: ServiceContext,
  userId: string,
  keyHolders = keyHoldersHere(context),
): Result<null, { readonly code: ReceiverRefusal }> {
  const person = context.ledger.states.team(context.session.teamId).users.get(userId);
  if (person === undefined) return refuse('unknownUser');
  if (!person.active) return refuse('inactiveUser');
  if (!workingRoles.some((role) => person.roles.includes(role))) return refuse('mayNotWork');
  return keyHolders.has(userId) ? ok(null) : refuse('noKeyHere');
}

/** Who can open this device. */
export function keyHoldersHere(context: ServiceContext): ReadonlySet<string> {
  const holders = listKeyHolders(context.device.keys.directory);
  return new Set((holders.ok ? holders.value : []).map(({ userId }) => userId));
}
