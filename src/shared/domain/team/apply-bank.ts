import { assertNever } from '../../lib/assert.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { type BankState, openMinorOf } from './bank-state.ts';

/** What is told about the house's bank accounts. */
export type BankEvent =
  | EventOf<'bank.statementImported'>
  | EventOf<'bank.linesMatched'>
  | EventOf<'bank.matchUndone'>
  | EventOf<'bank.lineSetAside'>
  | EventOf<'bank.lineTakenUp'>;

/** Adds one event about the bank; total. What names an unknown line or match changes nothing that is known. */
export function applyBankEvent(bank: BankState, event: BankEvent, effects: Effects): void {
  switch (event.kind) {
    case 'bank.statementImported':
      takeStatement(bank, event, effects);
      return;
    case 'bank.linesMatched':
      takeMatch(bank, event, effects);
      return;
    case 'bank.matchUndone':
      undoMatch(bank, event, effects);
      return;
    case 'bank.lineSetAside':
    case 'bank.lineTakenUp': {
      const { lineId } = event.data;
      const line = bank.lines.get(lineId);
      if (line === undefined) return;
      bank.lines.set(lineId, { ...line, aside: event.kind === 'bank.lineSetAside' ? event : null });
      touch(effects, 'bankLine', lineId);
      return;
    }
    default:
      assertNever(event, 'bank event');
  }
}

/** A line that an earlier statement told stays as it was told: two people may have taken the same file in. */
function takeStatement(bank: BankState, event: EventOf<'bank.statementImported'>, effects: Effects): void {
  const { statementId, accountRef, currency, lines } = event.data;
  const wordsById = new Map((event.personal?.words ?? []).map((words) => [words.lineId, words]));
  const known = bank.statements.get(statementId);
  const lineIds = new Set(known?.lineIds ?? []);
  for (const value of lines) {
    if (bank.lines.has(value.lineId)) continue;
    const words = wordsById.get(value.lineId);
    bank.lines.set(value.lineId, {
      value,
      statementId,
      accountRef,
      currency,
      narration: words?.narration ?? null,
      counterparty: words?.counterparty ?? null,
      aside: null,
    });
    lineIds.add(value.lineId);
    touch(effects, 'bankLine', value.lineId);
  }
  bank.statements.set(statementId, { event: known?.event ?? event, lineIds: [...lineIds] });
  touch(effects, 'bankStatement', statementId);
}

/** What a match confirms, by its key in `matchIdsByClaim`. */
function claimKeys({ tenders, deposits }: EventOf<'bank.linesMatched'>['data']): readonly string[] {
  return [
    ...tenders.map(({ receiptId, at }) => `${receiptId}#${at}`),
    ...deposits.map(({ depositId }) => `${depositId}#0`),
  ];
}

function takeMatch(bank: BankState, event: EventOf<'bank.linesMatched'>, effects: Effects): void {
  const { matchId, lines } = event.data;
  if (bank.matches.has(matchId)) return;
  const isContested =
    claimKeys(event.data).some((key) => bank.matchIdsByClaim.has(key)) ||
    lines.some(
      ({ lineId, amountMinor }) => bank.lines.has(lineId) && openMinorOf(bank, lineId) < amountMinor,
    );
  bank.matches.set(matchId, { event, state: isContested ? 'contested' : 'standing' });
  touch(effects, 'bankMatch', matchId);
  if (!isContested) spend(bank, event, effects, 1);
}

function undoMatch(bank: BankState, event: EventOf<'bank.matchUndone'>, effects: Effects): void {
  const { matchId } = event.data;
  const match = bank.matches.get(matchId);
  if (match === undefined || match.state === 'undone') return;
  bank.matches.set(matchId, { ...match, state: 'undone' });
  touch(effects, 'bankMatch', matchId);
  if (match.state === 'standing') spend(bank, match.event, effects, -1);
}

function spend(
  bank: BankState,
  { data }: EventOf<'bank.linesMatched'>,
  effects: Effects,
  times: 1 | -1,
): void {
  for (const { lineId, amountMinor } of data.lines) {
    const spentMinor = (bank.matchedMinorByLine.get(lineId) ?? 0) + times * amountMinor;
    if (spentMinor === 0) bank.matchedMinorByLine.delete(lineId);
    else bank.matchedMinorByLine.set(lineId, spentMinor);
    if (bank.lines.has(lineId)) touch(effects, 'bankLine', lineId);
  }
  for (const key of claimKeys(data)) {
    if (times === 1) bank.matchIdsByClaim.set(key, data.matchId);
    else bank.matchIdsByClaim.delete(key);
  }
}
