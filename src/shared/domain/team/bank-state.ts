import type { DataOf, EventOf } from '../events/kinds.ts';

/** A statement as its first part told it; the lines of all parts stand in `lines`. */
export interface BankStatementState {
  readonly event: EventOf<'bank.statementImported'>;
  readonly lineIds: readonly string[];
}

/** One line of the bank as the house knows it. */
export interface BankLineState {
  readonly value: DataOf<'bank.statementImported'>['lines'][number];
  readonly statementId: string;
  readonly accountRef: string;
  readonly currency: string;
  readonly narration: string | null;
  readonly counterparty: string | null;
  readonly aside: EventOf<'bank.lineSetAside'> | null;
}

/**
 * A match of lines and tenders. `contested`: when it was told, another match had spent a line of it or confirmed a tender of
 * it already (two devices at once); it counts for nothing until a person undoes one of them.
 */
export interface BankMatchState {
  readonly event: EventOf<'bank.linesMatched'>;
  readonly state: 'standing' | 'undone' | 'contested';
}

/** All that is known of the house's bank accounts. Built only by `applyBankEvent`. */
export interface BankState {
  readonly statements: Map<string, BankStatementState>;
  readonly lines: Map<string, BankLineState>;
  readonly matches: Map<string, BankMatchState>;
  /** What standing matches took of a line, in minor units without sign. */
  readonly matchedMinorByLine: Map<string, number>;
  /** The standing match of a tender or a deposit, by `claimKey`. */
  readonly matchIdsByClaim: Map<string, string>;
}

/** A bank of which nothing is known yet. */
export function emptyBankState(): BankState {
  return {
    statements: new Map(),
    lines: new Map(),
    matches: new Map(),
    matchedMinorByLine: new Map(),
    matchIdsByClaim: new Map(),
  };
}

/** What of a line no standing match explains, in minor units without sign; nothing where the line is unknown. */
export function openMinorOf(bank: BankState, lineId: string): number {
  const line = bank.lines.get(lineId);
  if (line === undefined) return 0;
  return Math.abs(line.value.amountMinor) - (bank.matchedMinorByLine.get(lineId) ?? 0);
}
