import { recordedPartyId } from '../../../shared/domain/account/moves.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { present } from '../../../shared/lib/assert.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import type { ServiceContext } from '../service.ts';
import { standingOf } from './borrower-loans.ts';

/** Whether the account's class on a day is one that only full arrears end; null where its book has no classes. */
export function isNonPerforming(context: ServiceContext, state: AccountState, on: PlainDate): boolean | null {
  const { accountId, bookId, partyId } = present(state.opened, 'an account that was opened').data;
  const shownPartyId = selectSurvivor(context.read, recordedPartyId(state, { partyId }));
  const standing = standingOf(context, { accountId, bookId, partyId: shownPartyId }, on);
  return standing === null ? null : standing.isNonPerforming;
}
