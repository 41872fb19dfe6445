import { statedMinor } from '../../../shared/domain/account/reconcile-account.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countMissing, selectMissing } from '../../db/queries/differences.ts';
import type { WaitingService } from '../service.ts';

/** Claims that the newest file of their book no longer named, neither closed nor named again. */
export const listMissing: WaitingService<'listMissing'> = (context, input) => {
  const bookId = input.bookId ?? null;
  const { offset, limit } = input;
  const rows = selectMissing(context.read, bookId, { offset, limit }).map((row) => {
    const state = context.ledger.states.account(row.accountId);
    const item = state.items.get(row.itemId);
    const value = item === undefined ? null : currentValue(item);
    return {
      ...row,
      partyName: row.partyName ?? row.account,
      bookTitle: row.bookTitle ?? '',
      statedMinor: value === null ? 0 : statedMinor(value),
      missingSince: state.files.get(row.importId)?.on ?? context.today,
    };
  });
  return ok({ rows, total: countMissing(context.read, bookId) });
};
