import type { OutputOf } from '../../../shared/contract/contract.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import {
  type HandedOverReceiptRow,
  selectHandedOverReceipts,
} from '../../db/queries/handed-over-receipts.ts';
import { sumCashElsewhere } from '../../db/queries/money-taken.ts';
import { type ReceiptRow, selectReceipts, sumCashInHand, sumReceipts } from '../../db/queries/receipts.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectWaitingReceipts } from '../../db/queries/sync-work.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

type ListedReceipt = OutputOf<'listReceipts'>['rows'][number];

/**
 * Receipts of a day or of an account, newest first, with totals and the cash in the asker's hands; with them this device's own
 * on accounts that went to somebody else, whose money its author took all the same. What of the total is in no row here is said.
 */
export const listReceipts: WaitingService<'listReceipts'> = (context, input) => {
  const filter = { on: input.on ?? null, accountId: input.accountId ?? null };
  const sums = sumReceipts(context.read, filter);
  const elsewhere = selectHandedOverReceipts(context.read, filter);
  const cash = sumCashElsewhere(context.read, { ...filter, userId: context.user.userId });
  return ok({
    rows: rowsOf(context, { ...filter, limit: input.limit, offset: input.offset }, elsewhere),
    total: sums.reduce((count, sum) => count + sum.receipts, elsewhere.length),
    totals: totalsOf([...sums, ...cash], elsewhere),
    cashInHand: sumCashInHand(context.read, context.user.userId),
    cashElsewhere: cash.map(({ receipts, ...amount }) => ({ receipts, amount })),
  });
};

function rowsOf(
  context: ServiceContext,
  page: Parameters<typeof selectReceipts>[1],
  elsewhere: readonly HandedOverReceiptRow[],
): readonly ListedReceipt[] {
  const standingOf = receiptStandings(context);
  const here = (limits: Pick<typeof page, 'limit' | 'offset'>): ListedReceipt[] =>
    selectReceipts(context.read, { ...page, ...limits }).map((row) => hereRow(row, standingOf));
  if (elsewhere.length === 0) return here(page);
  const { offset, limit } = page;
  return [...here({ offset: 0, limit: offset + limit }), ...elsewhere.map(elsewhereRow)]
    .sort((one, other) => other.recordedMs - one.recordedMs || (one.receiptId < other.receiptId ? -1 : 1))
    .slice(offset, offset + limit);
}

function hereRow(
  row: ReceiptRow,
  standingOf: (receiptId: string) => ListedReceipt['standing'],
): ListedReceipt {
  return { ...listed(row), standing: standingOf(row.receiptId), isElsewhere: false };
}

function elsewhereRow(row: HandedOverReceiptRow): ListedReceipt {
  const standing = row.isHeld === 1 ? 'held' : row.isWaiting === 1 ? 'savedHere' : 'withTeam';
  return { ...listed(row), standing, isElsewhere: true };
}

function listed(row: ReceiptRow | HandedOverReceiptRow): Omit<ListedReceipt, 'standing' | 'isElsewhere'> {
  return {
    receiptId: row.receiptId,
    number: row.number,
    accountId: row.accountId,
    partyName: row.partyName ?? '',
    receivedOn: plainDate(row.receivedOn),
    recordedMs: row.recordedMs,
    recordedByName: row.recordedByName ?? '',
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    voidState: row.voidState ?? 'none',
  };
}

function totalsOf(
  sums: ReturnType<typeof sumReceipts>,
  elsewhere: readonly HandedOverReceiptRow[],
): OutputOf<'listReceipts'>['totals'] {
  const minorByCurrency = new Map<string, number>();
  for (const { currency, amountMinor } of sums) {
    minorByCurrency.set(currency, (minorByCurrency.get(currency) ?? 0) + amountMinor);
  }
  for (const { currency, amountMinor, isHeld, voidState } of elsewhere) {
    const counts = isHeld === 0 && voidState !== 'approved';
    minorByCurrency.set(currency, (minorByCurrency.get(currency) ?? 0) + (counts ? amountMinor : 0));
  }
  return [...minorByCurrency]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

/** Whether the team has a receipt; nobody has to where somebody works alone. */
function receiptStandings({ read }: ServiceContext): (receiptId: string) => 'savedHere' | 'withTeam' | null {
  if (selectSyncHub(read) === undefined) return () => null;
  const waiting = selectWaitingReceipts(read);
  return (receiptId) => (waiting.has(receiptId) ? 'savedHere' : 'withTeam');
}
