import type { DraftOfferState, OthersDraft } from '../../../shared/contract/draft-offers.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A draft as it changes hands: whose it is, and who began it when. */
export interface DraftOwnerRow {
  readonly draftId: string;
  readonly owner: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly begunBy: string;
  readonly begunMs: number;
}

/** One draft of anybody on this device. */
export function selectDraftOwner(database: ReadableDatabase, draftId: string): DraftOwnerRow | undefined {
  return database.get<DraftOwnerRow>(
    `SELECT id AS draftId, user AS owner, kind, account_id AS accountId, coalesce(begun_by, user) AS begunBy,
            coalesce(begun_ms, saved_ms) AS begunMs
     FROM draft WHERE id = ?`,
    [draftId],
  );
}

/** One row of the offers, people by their ids. */
export interface DraftOfferRow {
  readonly offerId: string;
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  readonly fromUser: string;
  readonly toUser: string;
  readonly byUser: string;
  readonly begunBy: string;
  readonly begunMs: number;
  readonly note: string;
  readonly offeredMs: number;
  readonly state: DraftOfferState;
  readonly stateMs: number;
}

const offerColumns = `draft_offer.id AS offerId, draft_offer.draft_id AS draftId, draft_offer.kind,
  draft_offer.account_id AS accountId, party.name AS party, draft_offer.from_user AS fromUser,
  draft_offer.to_user AS toUser, draft_offer.by_user AS byUser, draft_offer.begun_by AS begunBy,
  draft_offer.begun_ms AS begunMs, draft_offer.note, draft_offer.offered_ms AS offeredMs, draft_offer.state,
  draft_offer.state_ms AS stateMs`;

const partyOfAccount = (table: string): string => `
  LEFT JOIN account ON account.account_id = ${table}.account_id
  LEFT JOIN party ON party.party_id = account.party_id`;

/** One offer. */
export function selectDraftOffer(database: ReadableDatabase, offerId: string): DraftOfferRow | undefined {
  return database.get<DraftOfferRow>(
    `SELECT ${offerColumns} FROM draft_offer ${partyOfAccount('draft_offer')} WHERE draft_offer.id = ?`,
    [offerId],
  );
}

/** Offers that wait for a person, and those that a person made and that came to something since an instant; newest first. */
export function selectDraftOffers(
  database: ReadableDatabase,
  asked: { readonly userId: string; readonly sinceMs: number },
): DraftOfferRow[] {
  return database.all<DraftOfferRow>(
    `SELECT ${offerColumns} FROM draft_offer ${partyOfAccount('draft_offer')}
     WHERE (draft_offer.to_user = @userId AND draft_offer.state = 'waiting')
        OR ((draft_offer.from_user = @userId OR draft_offer.by_user = @userId)
            AND (draft_offer.state IN ('waiting', 'taken') OR draft_offer.state_ms >= @sinceMs))
     ORDER BY draft_offer.offered_ms DESC, draft_offer.id
     LIMIT 200`,
    { ...asked },
  );
}

/** The offers of a person's drafts that wait or were taken up by them, the latest first. */
export function selectOffersOfDrafts(
  database: ReadableDatabase,
  userId: string,
): Pick<DraftOfferRow, 'offerId' | 'draftId' | 'toUser' | 'note' | 'offeredMs' | 'state' | 'stateMs'>[] {
  return database.all(
    `SELECT draft_offer.id AS offerId, draft_id AS draftId, to_user AS toUser, note, offered_ms AS offeredMs, state,
            state_ms AS stateMs
     FROM draft_offer JOIN draft ON draft.id = draft_offer.draft_id
     WHERE draft.user = ? AND state IN ('waiting', 'taken')
     ORDER BY offered_ms DESC`,
    [userId],
  );
}

/** Drafts of everybody but one person, the oldest first: who is away longest is looked after first. */
export function selectDraftsOfOthers(
  database: ReadableDatabase,
  userId: string,
): Omit<OthersDraft, 'ownerName' | 'ownerGone'>[] {
  return database.all(
    `SELECT draft.id AS draftId, draft.kind, draft.account_id AS accountId, party.name AS party, draft.user AS ownerId,
            coalesce(draft.begun_ms, draft.saved_ms) AS begunMs, draft.saved_ms AS savedMs,
            (SELECT app_user.name FROM draft_offer JOIN app_user ON app_user.user_id = draft_offer.to_user
             WHERE draft_offer.draft_id = draft.id AND draft_offer.state = 'waiting') AS offeredToName
     FROM draft ${partyOfAccount('draft')}
     WHERE draft.user <> @userId
     ORDER BY draft.saved_ms, draft.id
     LIMIT 200`,
    { userId },
  );
}

/** Keeps an offer. One that waited for the same draft is over. */
export function insertDraftOffer(
  database: WritableDatabase,
  offer: Omit<DraftOfferRow, 'party' | 'stateMs'>,
): void {
  const { draftId, offeredMs } = offer;
  database.run(
    "UPDATE draft_offer SET state = 'withdrawn', state_ms = @offeredMs WHERE draft_id = @draftId AND state = 'waiting'",
    { draftId, offeredMs },
  );
  database.run(
    `INSERT INTO draft_offer (id, draft_id, kind, account_id, from_user, to_user, by_user, begun_by, begun_ms, note,
       offered_ms, state, state_ms)
     VALUES (@offerId, @draftId, @kind, @accountId, @fromUser, @toUser, @byUser, @begunBy, @begunMs, @note,
       @offeredMs, @state, @offeredMs)`,
    { ...offer },
  );
}

/** Says where an offer stands now. */
export function updateDraftOffer(
  database: WritableDatabase,
  change: { readonly offerId: string; readonly state: DraftOfferState; readonly stateMs: number },
): void {
  database.run('UPDATE draft_offer SET state = @state, state_ms = @stateMs WHERE id = @offerId', {
    ...change,
  });
}

/** A draft is somebody else's from now on: same id, same words. */
export function updateDraftOwner(database: WritableDatabase, draftId: string, owner: string): void {
  database.run(
    `UPDATE draft SET begun_by = coalesce(begun_by, user), begun_ms = coalesce(begun_ms, saved_ms), user = @owner
     WHERE id = @draftId`,
    { draftId, owner },
  );
}

/** The draft is gone: what waited is over, and who gave it is told what the other made of it. */
export function endDraftOffers(
  database: WritableDatabase,
  ended: { readonly draftId: string; readonly as: 'saved' | 'thrownAway'; readonly atMs: number },
): void {
  database.run(
    `UPDATE draft_offer SET state = CASE state WHEN 'waiting' THEN 'withdrawn' ELSE @as END, state_ms = @atMs
     WHERE draft_id = @draftId AND state IN ('waiting', 'taken')`,
    { ...ended },
  );
}

/** Offers that came to an end before an instant are nobody's business any more. */
export function deleteDraftOffersBefore(database: WritableDatabase, beforeMs: number): void {
  database.run(
    `DELETE FROM draft_offer WHERE state_ms < @beforeMs AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.id = draft_id)`,
    { beforeMs },
  );
}
