import type { AccountView } from '../../../shared/contract/account.ts';
import { selectWorklistPlace, selectWorklistState } from '../../db/queries/worklist.ts';
import type { ServiceContext } from '../service.ts';
import { isWorklistCurrent } from '../worklist/refresh-worklist.ts';
import { readBecause, readTerms, suppressionOf } from '../worklist/stored-words.ts';

/** The account's place on today's list and why; null where nothing is due, or the list could not be kept. */
export function rankView(context: ServiceContext, accountId: string): AccountView['rank'] {
  if (!isWorklistCurrent(context, selectWorklistState(context.read))) return null;
  const place = selectWorklistPlace(context.read, accountId);
  if (place === undefined) return null;
  return {
    lane: place.lane,
    because: place.laneBecause === null ? null : readBecause(place.laneBecause),
    score: place.score,
    terms: readTerms(place.terms),
    suppressed: suppressionOf(place),
  };
}
