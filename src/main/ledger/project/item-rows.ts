import {
  type Settlement,
  settlementsByItem,
  settlementsOf,
} from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue, type ItemState } from '../../../shared/domain/account/state.ts';
import { chargedBySource } from '../../../shared/domain/charges/claim-payments.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { item, settlement } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import type { Projector } from './projector.ts';

const writer = rowWriter(item);
const settlementWriter = rowWriter(settlement);

/** From how many claims on one walk over all receipts is cheaper than one walk a claim. */
const manyItems = 8;

/** Claims, each with its dated movements. */
export const itemRows: Projector<AccountState> = {
  touched: 'item',
  writer,
  isWatched: false,
  lines: { writer: settlementWriter, parentColumn: 'item_id' },
  ids: (state) => state.items.keys(),
  prepare(state, count) {
    const accountId = accountIdOf(state);
    const settlements = count < manyItems ? null : settlementsByItem(state);
    return (id) => {
      const known = state.items.get(id);
      if (known === undefined) return null;
      const movements = settlements?.get(id) ?? settlementsOf(state, known);
      const values = itemValues(accountId, known, movements);
      return values === null ? null : { values, lines: movements.map(toLine(accountId)) };
    };
  },
};

function itemValues(accountId: string, known: ItemState, movements: readonly Settlement[]): RowValues | null {
  const value = currentValue(known);
  if (value === null) return null;
  const { itemId, itemKey, number, itemKind, issuedOn, dueOn, amountMinor } = value;
  return writer.toValues({
    itemId,
    accountId,
    itemKey,
    number,
    itemKind,
    issuedOn,
    dueOn,
    amountMinor,
    openMinor: movements.reduce((open, movement) => open - movement.amountMinor, amountMinor),
    importId: known.versions.at(-1)?.importId ?? '',
    absence: known.versions.at(-1)?.absence ?? null,
    chargedBySourceMinor: chargedBySource(value),
  });
}

function toLine(accountId: string): (movement: Settlement, line: number) => RowValues {
  return (movement, line) =>
    settlementWriter.toValues({
      itemId: movement.itemId,
      line,
      accountId,
      settledOn: movement.on,
      amountMinor: movement.amountMinor,
      source: movement.source,
    });
}
