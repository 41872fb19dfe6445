import { z } from 'zod';
import { idField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';

/** Where an offer of unfinished work stands. `saved` and `thrownAway`: by whoever took it up. */
export type DraftOfferState = 'waiting' | 'taken' | 'declined' | 'withdrawn' | 'saved' | 'thrownAway';

/** Unfinished work offered by one person of this device to another. What stands in the form is not in it. */
export interface DraftOffer {
  readonly offerId: string;
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  readonly fromName: string;
  readonly toName: string;
  /** Who offered it: the owner, or a supervisor for somebody who is away. */
  readonly byName: string;
  readonly begunByName: string;
  readonly begunMs: number;
  readonly note: string;
  readonly offeredMs: number;
  readonly state: DraftOfferState;
  readonly stateMs: number;
}

/** Unfinished work of somebody else on this device, as who leads the team sees it. */
export interface OthersDraft {
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly begunMs: number;
  readonly savedMs: number;
  /** To whom it is offered now; null where to nobody. */
  readonly offeredToName: string | null;
  /** Nobody can go on with it under its owner's name: they left the team, or work on this device no longer. */
  readonly ownerGone: boolean;
}

/** Somebody who can open this device and works accounts. */
export interface DraftReceiver {
  readonly userId: string;
  readonly name: string;
}

/**
 * Offers unfinished work to another person of this device. It stays its owner's until the other takes it up; a later offer
 * takes the place of an earlier one that still waits. Who leads the team may offer the work of others, and take it at once.
 */
export const offerDraft = command({
  roles: everyRole,
  input: z.strictObject({
    commandId: commandIdField,
    draftId: z.uuid(),
    toUserId: idField,
    note: z.string().trim().max(500),
  }),
  output: answer<{ readonly offerId: string }>(),
  refusals: ['unknownDraft', 'unknownUser', 'inactiveUser', 'ownDraft', 'noKeyHere', 'mayNotWork'],
});

/** Takes offered work up, under the id it has, or leaves it with who offered it. */
export const answerDraftOffer = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, offerId: idField, takes: z.boolean() }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownOffer', 'offerOver'],
});

/** Takes an offer back that nobody has answered. */
export const withdrawDraftOffer = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, offerId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownOffer', 'offerOver'],
});

/**
 * Throws away what somebody who is gone left unfinished on this device. Of somebody who still works here nobody but they themselves
 * can: theirs is only given to somebody.
 */
export const discardLeftDraft = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, draftId: z.uuid() }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDraft', 'ownerWorksHere'],
});

/**
 * Work that changes hands on this device: what is offered to the asker, what they offered and what became of it in the last
 * week, to whom they could offer, and (for who leads the team) what others left unfinished here.
 */
export const listDraftOffers = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{
    readonly toMe: readonly DraftOffer[];
    readonly byMe: readonly DraftOffer[];
    readonly ofOthers: readonly OthersDraft[];
    readonly receivers: readonly DraftReceiver[];
  }>(),
});

/** All of this file, for the table. */
export const draftOfferProcedures = {
  offerDraft,
  answerDraftOffer,
  withdrawDraftOffer,
  discardLeftDraft,
  listDraftOffers,
} as const;
