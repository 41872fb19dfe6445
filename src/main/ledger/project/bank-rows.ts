import type {
  BankMatchState,
  BankState,
  BankStatementState,
} from '../../../shared/domain/team/bank-state.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { bankLine, bankMatch, bankMatchPart, bankStatement } from '../../db/schema.ts';
import { type Projector, rowReader } from './projector.ts';

const statementWriter = rowWriter(bankStatement);
const lineWriter = rowWriter(bankLine);
const matchWriter = rowWriter(bankMatch);
const partWriter = rowWriter(bankMatchPart);

/** Statements of bank accounts that were taken in. */
export const bankStatementRows: Projector<TeamState> = {
  touched: 'bankStatement',
  writer: statementWriter,
  isWatched: false,
  ids: ({ bank }) => bank.statements.keys(),
  prepare:
    ({ bank }) =>
    (id) => {
      const known = bank.statements.get(id);
      return known === undefined ? null : { values: statementValues(bank, id, known) };
    },
};

function statementValues(bank: BankState, statementId: string, known: BankStatementState): RowValues {
  const { event, lineIds } = known;
  const { fileSha256, format, accountRef, currency, openingMinor, closingMinor, fileLines, knownLines } =
    event.data;
  const days = lineIds.flatMap((id) => bank.lines.get(id)?.value.on ?? []).toSorted();
  return statementWriter.toValues({
    statementId,
    fileName: event.personal?.fileName ?? null,
    fileSha256,
    format,
    accountRef,
    currency,
    openingMinor,
    closingMinor,
    fileLines,
    knownLines,
    newLines: lineIds.length,
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    recordedMs: event.hlc[0],
    recordedBy: event.user,
  });
}

/** Lines of bank accounts with what matches took of them. */
export const bankLineRows: Projector<TeamState> = {
  touched: 'bankLine',
  writer: lineWriter,
  isWatched: false,
  ids: ({ bank }) => bank.lines.keys(),
  prepare: ({ bank }) =>
    rowReader(lineWriter, bank.lines, ({ value, aside, ...line }, lineId) => ({
      lineId,
      statementId: line.statementId,
      accountRef: line.accountRef,
      currency: line.currency,
      bookedOn: value.on,
      valueOn: value.valueOn,
      amountMinor: value.amountMinor,
      reference: value.reference,
      narration: line.narration,
      counterparty: line.counterparty,
      matchedMinor: bank.matchedMinorByLine.get(lineId) ?? 0,
      asideReason: aside?.data.reason ?? null,
      asideNote: aside?.personal?.note ?? null,
      asideBy: aside?.user ?? null,
    })),
};

/** Matches with their lines, tenders and deposits. */
export const bankMatchRows: Projector<TeamState> = {
  touched: 'bankMatch',
  writer: matchWriter,
  isWatched: false,
  lines: { writer: partWriter, parentColumn: 'match_id' },
  ids: ({ bank }) => bank.matches.keys(),
  prepare:
    ({ bank }) =>
    (id) => {
      const match = bank.matches.get(id);
      return match === undefined ? null : { values: matchValues(match), lines: partValues(match) };
    },
};

function matchValues({ event, state }: BankMatchState): RowValues {
  const { matchId, how, reason, confidence } = event.data;
  return matchWriter.toValues({
    matchId,
    standing: state,
    how,
    reason,
    confidence,
    matchedOn: event.businessDate,
    recordedMs: event.hlc[0],
    recordedBy: event.user,
  });
}

function partValues({ event }: BankMatchState): RowValues[] {
  const { matchId, lines, tenders, deposits } = event.data;
  const parts = [
    ...lines.map(({ lineId, amountMinor }) => ({
      part: 'line' as const,
      subjectId: lineId,
      tenderAt: null,
      accountId: null,
      amountMinor,
    })),
    ...tenders.map(({ receiptId, at, accountId, amountMinor }) => ({
      part: 'tender' as const,
      subjectId: receiptId,
      tenderAt: at,
      accountId,
      amountMinor,
    })),
    ...deposits.map(({ depositId, amountMinor }) => ({
      part: 'deposit' as const,
      subjectId: depositId,
      tenderAt: null,
      accountId: null,
      amountMinor,
    })),
  ];
  return parts.map((part, line) => partWriter.toValues({ matchId, line, ...part }));
}
