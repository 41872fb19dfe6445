import { daysBetween, laterDate } from '../dates.ts';
import { scoreName } from '../names/score-name.ts';
import { type NameWord, nameWords } from '../names/words.ts';
import type { ClaimedTender, MatchNote, MatchReason, OpenLine } from './match-values.ts';
import { normaliseReference } from './narration.ts';
import type { BankMatchingPolicy } from './policy.ts';

/** What ties one line to one tender, whatever the amounts are. */
export interface Evidence {
  /** A number that both carry; null where only amount, name and day can speak. */
  readonly number: Extract<MatchReason, 'receiptNumber' | 'reference' | 'chequeNumber'> | null;
  readonly nameAgrees: boolean;
  readonly isWithinDays: boolean;
}

/** A way to bring lines and tenders together, before it is known whether another one is as good. */
export interface Candidate {
  readonly lines: readonly OpenLine[];
  readonly tenders: readonly ClaimedTender[];
  readonly reason: MatchReason;
  readonly evidence: Evidence;
}

/** The number a line and a tender have in common: ours first, then the payment's, then the cheque's. */
export function numberInCommon(line: OpenLine, tender: ClaimedTender): Evidence['number'] {
  const { reading } = line;
  if (reading.receiptNumbers.includes(tender.number)) return 'receiptNumber';
  const reference = tender.reference === null ? '' : normaliseReference(tender.reference);
  if (tender.tender === 'cheque') {
    const isSame = reference !== '' && reading.chequeNumber !== null;
    return isSame && normaliseReference(reading.chequeNumber) === reference ? 'chequeNumber' : null;
  }
  return reference.length >= 6 && reading.references.includes(reference) ? 'reference' : null;
}

/** Whether the line's day lies where money of this tender usually comes in. */
export function isWithinDays(line: OpenLine, tender: ClaimedTender, policy: BankMatchingPolicy): boolean {
  const from =
    tender.instrumentOn === null ? tender.receivedOn : laterDate(tender.receivedOn, tender.instrumentOn);
  const { beforeDays, afterDays } = policy.window[tender.tender];
  const days = daysBetween(from, line.on);
  return days >= -beforeDays && days <= afterDays;
}

/** Words of names, computed once a name. */
export function nameReader(): (name: string) => readonly NameWord[] {
  const wordsByName = new Map<string, readonly NameWord[]>();
  return (name) => {
    const known = wordsByName.get(name);
    if (known !== undefined) return known;
    const words = nameWords(name);
    wordsByName.set(name, words);
    return words;
  };
}

/** Whether the payer's name as the bank writes it, often cut short, is one of the tender's names. */
export function nameAgrees(
  line: OpenLine,
  tender: ClaimedTender,
  { nameLikeness }: BankMatchingPolicy,
  wordsOf: (name: string) => readonly NameWord[],
): boolean {
  const written = [line.counterparty, line.reading.payerName].filter((name) => name !== null);
  return written.some((name) =>
    tender.names.some((known) => {
      // One word that many share is no name.
      const words = wordsOf(name).filter(({ isInitial }) => !isInitial);
      return words.length > 0 && scoreName(wordsOf(name), wordsOf(known)) * 100 >= nameLikeness;
    }),
  );
}

/** What a person should know besides the evidence. */
export function notesOf(evidence: Evidence, reason: MatchReason, isExact: boolean): readonly MatchNote[] {
  return [
    isExact ? ('sameAmount' as const) : ('amountDiffers' as const),
    ...(evidence.nameAgrees && reason !== 'party' ? (['nameAgrees'] as const) : []),
    evidence.isWithinDays ? ('withinDays' as const) : ('laterThanUsual' as const),
  ];
}
