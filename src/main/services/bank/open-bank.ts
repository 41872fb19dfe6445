import { z } from 'zod';
import { tenderKey, tenderStanding } from '../../../shared/domain/account/tender-standing.ts';
import { matchLines } from '../../../shared/domain/bank/match-lines.ts';
import type { ClaimedTender, MatchProposal, OpenLine } from '../../../shared/domain/bank/match-values.ts';
import { readNarration } from '../../../shared/domain/bank/narration.ts';
import { addDays, type PlainDate, plainDate } from '../../../shared/domain/dates.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import {
  type BankLineRow,
  type ClaimRow,
  type DepositRow,
  selectBankLines,
  selectClaimRows,
  selectDepositRows,
} from '../../db/queries/bank.ts';
import { type InstrumentRow, selectInstrumentsAhead } from '../../db/queries/instruments.ts';
import type { ServiceContext } from '../service.ts';

const tendersColumn = z.array(tenderValue);

/** More open lines than this are not looked at at once: the oldest first. */
const mostLines = 5000;

/** A claim with the words a screen needs. */
export interface OpenClaim {
  readonly tender: ClaimedTender;
  readonly name: string;
  /** Who deposited, for a deposit. */
  readonly userId: string | null;
  /** A cheque or a mandate's debit taken ahead: it has no receipt until the bank pays it. */
  readonly ahead: Pick<InstrumentRow, 'instrumentId' | 'instrumentKind' | 'number'> | null;
}

/** What is open on both sides: lines of money in without a match, and claims without a line. */
export interface OpenBank {
  readonly lines: readonly { readonly row: BankLineRow; readonly line: OpenLine }[];
  readonly claims: readonly OpenClaim[];
}

/** Reads what is open on both sides now. */
export function readOpenBank(context: ServiceContext): OpenBank {
  const rows = selectBankLines(context.read, 'open', { limit: mostLines, offset: 0 });
  return { lines: rows.map((row) => ({ row, line: openLineOf(row) })), claims: openClaims(context) };
}

/** What may belong together, surest first. */
export function proposalsOf(context: ServiceContext, open: OpenBank): readonly MatchProposal[] {
  return matchLines(
    open.lines.map(({ line }) => line),
    open.claims.map(({ tender }) => tender),
    context.resources.bankMatchingPolicy,
  );
}

/** A line as the matching sees it. */
export function openLineOf(row: BankLineRow): OpenLine {
  return {
    lineId: row.lineId,
    on: plainDate(row.bookedOn),
    amountMinor: Math.abs(row.amountMinor) - row.matchedMinor,
    currency: row.currency,
    reading: readNarration(row.narration ?? '', row.reference),
    counterparty: row.counterparty,
  };
}

/** Tenders and deposits that no standing match shows, oldest first. */
export function openClaims(context: ServiceContext): readonly OpenClaim[] {
  const from = addDays(context.today, -context.resources.bankMatchingPolicy.lookBackDays);
  const { bank } = context.ledger.states.team(context.session.teamId);
  const isMatched = (receiptId: string, at: number): boolean =>
    bank.matchIdsByClaim.has(`${receiptId}#${at}`);
  const tenders = selectClaimRows(context.read, from).flatMap((row) =>
    tendersOf(context, row).filter(({ tender }) => !isMatched(tender.receiptId, tender.at)),
  );
  const deposits = selectDepositRows(context.read, from)
    .filter(({ depositId }) => !isMatched(depositId, 0))
    .map(depositClaim);
  return [...tenders, ...deposits, ...claimsAhead(context, from)];
}

/**
 * Cheques and mandate debits taken ahead that the bank has or could have: presented, or held with a date that has come,
 * for what the bank paid was presented, whether or not somebody wrote it down.
 */
export function claimsAhead(context: ServiceContext, from: PlainDate): readonly OpenClaim[] {
  return selectInstrumentsAhead(context.read, { from, today: context.today }).map(aheadClaim);
}

function aheadClaim(row: InstrumentRow): OpenClaim {
  const { instrumentId, instrumentKind, accountId, amountMinor, currency, number, drawnOn } = row;
  return {
    tender: {
      accountId,
      receiptId: instrumentId,
      at: 0,
      // It has no receipt, and so no number of one.
      number: '',
      tender: instrumentKind === 'cheque' ? 'cheque' : 'bankTransfer',
      amountMinor,
      currency,
      reference: number,
      receivedOn: row.presentedOn ?? drawnOn ?? row.takenOn,
      instrumentOn: drawnOn,
      names: [row.partyName, row.drawer].filter((name) => name !== null),
    },
    name: row.partyName ?? '',
    userId: null,
    ahead: { instrumentId, instrumentKind, number },
  };
}

/** The tenders of a receipt that go through a bank and may still come. */
export function tendersOf(context: ServiceContext, row: ClaimRow): readonly OpenClaim[] {
  return tendersColumn.parse(JSON.parse(row.tenders)).flatMap((tender, at): OpenClaim[] => {
    if (tender.tender === 'cash' || tender.tender === 'taxDeducted') return [];
    if (row.takenBackMinor > 0 && !mayStillCome(context, row, at)) return [];
    const names = [row.partyName, row.payerName].filter((name) => name !== null && name !== '');
    return [
      {
        tender: {
          accountId: row.accountId,
          receiptId: row.receiptId,
          at,
          number: row.number,
          tender: tender.tender,
          amountMinor: tender.amountMinor,
          currency: row.currency,
          reference: tender.reference,
          receivedOn: plainDate(row.receivedOn),
          instrumentOn: tender.instrumentOn,
          names: names as string[],
        },
        name: row.partyName ?? '',
        userId: null,
        ahead: null,
      },
    ];
  });
}

/** A tender that bounced or never came is waited for no more. */
function mayStillCome(context: ServiceContext, { accountId, receiptId }: ClaimRow, at: number): boolean {
  const state = context.ledger.states.account(accountId);
  const tender = state.receipts.get(receiptId)?.event.data.tenders[at];
  if (tender === undefined) return false;
  const standing = tenderStanding(tender, state.tenderWords.get(tenderKey(receiptId, at)) ?? []);
  return standing !== 'failed' && standing !== 'bounced';
}

function depositClaim(row: DepositRow): OpenClaim {
  return {
    tender: {
      accountId: '',
      receiptId: row.depositId,
      at: 0,
      number: row.slipNumber,
      tender: 'cashDeposit',
      amountMinor: row.amountMinor,
      currency: row.currency,
      reference: row.slipNumber,
      receivedOn: plainDate(row.depositedOn),
      instrumentOn: null,
      names: [],
    },
    name: row.name ?? '',
    userId: row.userId,
    ahead: null,
  };
}
