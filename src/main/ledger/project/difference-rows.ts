import { differenceIdOf } from '../../../shared/domain/account/reconcile-account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { Difference } from '../../../shared/domain/reconciliation/values.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { difference } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import type { Projector } from './projector.ts';

const writer = rowWriter(difference);

/** What the office's files say otherwise on an account, open and decided. */
export const differenceRows: Projector<AccountState> = {
  touched: 'difference',
  writer,
  isWatched: false,
  ids: (state) => {
    const accountId = accountIdOf(state);
    return [...state.reconciliation.differencesByImport.keys()].map((importId) =>
      differenceIdOf(accountId, importId),
    );
  },
  prepare(state) {
    const accountId = accountIdOf(state);
    const byId = new Map(
      [...state.reconciliation.differencesByImport.values()].map((one) => [
        differenceIdOf(accountId, one.importId),
        one,
      ]),
    );
    return (id) => {
      const known = byId.get(id);
      return known === undefined ? null : { values: differenceValues(id, accountId, known) };
    };
  },
};

function differenceValues(differenceId: string, accountId: string, known: Difference): RowValues {
  const { importId, on, ...figures } = known;
  return writer.toValues({ differenceId, accountId, importId, toldOn: on, ...figures });
}
