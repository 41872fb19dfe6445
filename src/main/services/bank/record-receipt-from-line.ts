import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { readNarration } from '../../../shared/domain/bank/narration.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { BankLineRow } from '../../db/queries/bank.ts';
import { accountOf } from '../account/account-of.ts';
import { issueReceipt } from '../receipt/record-receipt.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { incomingLine } from './incoming-line.ts';
import { likelyClaims } from './likely-claims.ts';
import { matchDrafts } from './match-drafts.ts';
import { type OpenClaim, readOpenBank } from './open-bank.ts';

type Input = ParsedInputOf<'recordReceiptFromLine'>;

/**
 * Money that went straight to the house's account: a receipt of the bank's day with the line as its proof, matched and
 * confirmed in the same transaction. The whole open part of the line, so nothing of it is left unexplained.
 */
export const recordReceiptFromLine: WritingService<'recordReceiptFromLine'> = (context, input) => {
  const found = lineFor(context, input);
  if (!found.ok) return found;
  const row = found.value;
  const reading = readNarration(row.narration ?? '', row.reference);
  const reference = (reading.references[0] ?? (row.reference === '' ? row.lineId : row.reference)).slice(
    0,
    80,
  );
  const issued = issueReceipt(context, receiptTerms(row, input, reference), true);
  if (!issued.ok) return issued;
  const { receiptId, number } = issued.value;
  const matchId = `BM${input.commandId}`;
  context.append(
    matchDrafts(context, {
      matchId,
      rows: [row],
      claims: [claimOf(row, input, { receiptId, number, reference })],
      how: 'receiptMade',
      reason: 'receiptMade',
      confidence: 100,
    }),
  );
  return ok({ receiptId, number, matchId });
};

/** The line, where it is open, of the amount the person saw, and in the account's currency. */
function lineFor(
  context: ServiceContext,
  input: Input,
): Result<BankLineRow, Refusal<RefusalCodeOf<'recordReceiptFromLine'>>> {
  const found = incomingLine(context, input.lineId);
  if (!found.ok) return found;
  const { currency, amountMinor, matchedMinor } = found.value;
  const inMinor = amountMinor - matchedMinor;
  if (inMinor !== input.amountMinor) {
    return refuse('amountsDiffer', { currency, inMinor, claimedMinor: input.amountMinor });
  }
  const likely = likelyClaims(context, readOpenBank(context)).likelyByLine.get(input.lineId)?.[0];
  if (likely !== undefined && !input.isAnotherPayment)
    return refuse('lineHasReceipt', { number: likely.number });
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const accountCurrency = account.value.opened.currency;
  return accountCurrency === currency ? found : refuse('currencyDiffers', { currency, accountCurrency });
}

function receiptTerms(row: BankLineRow, input: Input, reference: string): ParsedInputOf<'recordReceipt'> {
  return {
    commandId: input.commandId,
    accountId: input.accountId,
    tenders: [
      { tender: 'bankTransfer', amountMinor: input.amountMinor, reference, bank: null, instrumentOn: null },
    ],
    denominations: null,
    directedItemIds: null,
    directedAmounts: {},
    choice: null,
    replaces: null,
    payerIsDebtor: input.payerIsDebtor,
    payerName: input.payerName,
    note: null,
    receivedOn: plainDate(row.bookedOn),
    paper: null,
    belongsTo: null,
  };
}

function claimOf(
  row: BankLineRow,
  { accountId, amountMinor }: Input,
  receipt: { readonly receiptId: string; readonly number: string; readonly reference: string },
): OpenClaim {
  return {
    tender: {
      ...receipt,
      accountId,
      at: 0,
      tender: 'bankTransfer',
      amountMinor,
      currency: row.currency,
      receivedOn: plainDate(row.bookedOn),
      instrumentOn: null,
      names: [],
    },
    name: '',
    userId: null,
    ahead: null,
  };
}
