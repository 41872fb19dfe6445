import { recordedPartyId } from '../../../shared/domain/account/moves.ts';
import { type AccountState, isTakenBack } from '../../../shared/domain/account/state.ts';
import type { StreamId } from '../../../shared/domain/events/envelope.ts';
import { streamSubject } from '../../../shared/domain/events/envelope.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { account } from '../../db/schema.ts';
import type { Projector } from './projector.ts';

/** The party an account is shown under is no fold of its stream: what is compared is the one it was recorded on. */
const writer = rowWriter(account, { partyId: 'recordedPartyId' });

/** The account an account stream is about. */
export function accountIdOf(state: AccountState): string {
  return streamSubject(state.stream as StreamId);
}

/** The account's own row: how it was opened, who works it, what it waits for. */
export const accountRows: Projector<AccountState> = {
  touched: 'account',
  writer,
  isWatched: true,
  ids: (state) => (state.opened === null || isTakenBack(state) ? [] : [accountIdOf(state)]),
  prepare: (state) => () => {
    if (state.opened === null || isTakenBack(state)) return null;
    const { bookId, accountKey, currency, product } = state.opened.data;
    const partyId = recordedPartyId(state, state.opened.data);
    return {
      values: writer.toValues({
        accountId: accountIdOf(state),
        bookId,
        partyId,
        accountKey,
        currency,
        product,
        assignedTo: state.assignedTo,
        snoozedUntil: state.snooze?.until ?? null,
        snoozeReason: state.snooze?.reason ?? null,
        skippedOn: state.skip?.on ?? null,
        skipReason: state.skip?.reason ?? null,
        parked: state.parked,
        recordedPartyId: partyId,
      }),
    };
  },
};
