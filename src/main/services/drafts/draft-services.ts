import type { ServiceTable } from '../service.ts';
import { discardDraft } from './discard-draft.ts';
import { discardLeftDraft } from './discard-left-draft.ts';
import { listDraftOffers } from './list-draft-offers.ts';
import { listDrafts } from './list-drafts.ts';
import { answerDraftOffer, offerDraft, withdrawDraftOffer } from './offer-draft.ts';
import { saveDraft } from './save-draft.ts';

/** The services about unfinished work. */
export const draftServices = {
  saveDraft,
  listDrafts,
  discardDraft,
  offerDraft,
  answerDraftOffer,
  withdrawDraftOffer,
  discardLeftDraft,
  listDraftOffers,
} satisfies Partial<ServiceTable>;
