import { z } from 'zod';
import type { WritebackTotals } from '../../../shared/contract/writeback.ts';
import { officeReversal } from '../../../shared/domain/account/office-reversal.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import type { DataOf, PersonalOf } from '../../../shared/domain/events/kinds.ts';
import { present } from '../../../shared/lib/assert.ts';
import { selectWaitingEntries, type WaitingEntryRow } from '../../db/queries/writebacks.ts';
import type { ServiceContext } from '../service.ts';

/** An entry of a receipts file. */
export type WritebackEntry = DataOf<'writeback.made'>['entries'][number];
type WritebackWords = NonNullable<PersonalOf<'writeback.made'>>['words'][number];

/** Receipts beyond these wait for the next file: one event holds a whole file. */
const mostEntries = 2000;

const tendersColumn = z.array(tenderValue);
const linesColumn = z.array(z.object({ itemId: z.string(), amountMinor: z.int().positive() }));

/** What the next receipts file of a book would hold, with the words that stand beside the figures. */
export function waitingEntries(
  context: ServiceContext,
  bookId: string,
): readonly { readonly entry: WritebackEntry; readonly words: WritebackWords }[] {
  return selectWaitingEntries(context.read, bookId, mostEntries).map((row) => {
    const lines = linesColumn.parse(JSON.parse(row.lines));
    const tenders = tendersColumn.parse(JSON.parse(row.tenders));
    const whole = entryOf(row, lines, tenders);
    const entry = row.entry === 'receipt' ? whole : { ...whole, ...reversalOf(context, row) };
    return { entry, words: wordsOf(context, row, lines) };
  });
}

/** What of the receipt goes back in this file, and which of its reversals this is, from the second on. */
function reversalOf(
  context: ServiceContext,
  { accountId, receiptId, amountMinor, reversedMinor, reversals }: WaitingEntryRow,
): Pick<WritebackEntry, 'on' | 'tenders' | 'lines' | 'unappliedMinor' | 'reversal'> {
  const state = context.ledger.states.account(accountId);
  const receipt = present(state.receipts.get(receiptId), 'the receipt of its row');
  const part = { beforeMinor: reversedMinor, amountMinor };
  const { on, tenders, lines, unappliedMinor } = officeReversal(state, receipt, part);
  return {
    on,
    tenders: [...tenders],
    lines: [...lines],
    unappliedMinor,
    ...(reversals === 0 ? {} : { reversal: reversals + 1 }),
  };
}

function entryOf(
  row: WaitingEntryRow,
  lines: z.infer<typeof linesColumn>,
  tenders: z.infer<typeof tendersColumn>,
): WritebackEntry {
  const { entry, receiptId, accountId, accountKey, number, currency, amountMinor, unappliedMinor } = row;
  return {
    entry,
    receiptId,
    accountId,
    accountKey,
    number,
    on: plainDate(row.movedOn),
    currency,
    amountMinor,
    tenders: tenders.map(({ tender, amountMinor: partMinor, reference }) => ({
      tender,
      amountMinor: partMinor,
      reference,
    })),
    lines,
    unappliedMinor,
  };
}

function wordsOf(
  context: ServiceContext,
  row: WaitingEntryRow,
  lines: readonly { readonly itemId: string }[],
): WritebackWords {
  const { items } = context.ledger.states.account(row.accountId);
  const numbers = lines.map(({ itemId }) => {
    const item = items.get(itemId);
    return [itemId, (item === undefined ? null : currentValue(item))?.number ?? itemId] as const;
  });
  return {
    receiptId: row.receiptId,
    partyName: row.partyName ?? row.accountKey,
    payerName: row.payerName ?? '',
    numbersByItem: Object.fromEntries(numbers),
  };
}

/** Control totals of entries by currency; what was taken back counts below nothing. */
export function totalsOf(entries: readonly WritebackEntry[]): WritebackTotals {
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency);
  return {
    entries: entries.length,
    totals: [...byCurrency]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([currency, ofCurrency]) => ({
        currency,
        count: ofCurrency.length,
        amountMinor: ofCurrency.reduce(
          (sum, one) => (one.entry === 'receipt' ? sum + one.amountMinor : sum - one.amountMinor),
          0,
        ),
      })),
  };
}
