import type { AccountView } from '../../../shared/contract/account.ts';
import { selectWorklistRow, selectWorklistState } from '../../db/queries/worklist.ts';
import type { ServiceContext } from '../service.ts';
import { isWorklistCurrent, policyInForce } from '../worklist/refresh-worklist.ts';
import { readBecause, readScore, suppressionOf } from '../worklist/stored-words.ts';

/** The account's place on today's list and why; null where nothing is due, or the list could not be kept. */
export function rankView(context: ServiceContext, accountId: string): AccountView['rank'] {
  if (!isWorklistCurrent(context, selectWorklistState(context.read))) return null;
  const place = selectWorklistRow(context.read, accountId);
  if (place === undefined) return null;
  const { score, terms } = readScore(place.terms, policyInForce(context).weightsPermille);
  return {
    lane: place.lane,
    because: place.laneBecause === null ? null : readBecause(place.laneBecause),
    score,
    terms,
    suppressed: suppressionOf(place),
  };
}
