import { type Candidate, isWithinDays, numberInCommon } from './match-evidence.ts';
import type { ClaimedTender, OpenLine } from './match-values.ts';
import type { BankMatchingPolicy } from './policy.ts';

const groupEvidence = { number: null, nameAgrees: false, isWithinDays: true } as const;

const sumOf = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/**
 * Groups that numbers hold together: one line that names several receipts and comes to their sum, and several lines that
 * name one receipt and come to it.
 */
export function* groupCandidates(
  lines: readonly OpenLine[],
  tenders: readonly ClaimedTender[],
): Generator<Candidate> {
  const linesByTender = new Map<ClaimedTender, OpenLine[]>();
  for (const line of lines) {
    if (line.reading.isReturn) continue;
    const named = tenders.filter(
      (tender) => tender.currency === line.currency && numberInCommon(line, tender) !== null,
    );
    for (const tender of named) linesByTender.set(tender, [...(linesByTender.get(tender) ?? []), line]);
    if (named.length > 1 && sumOf(named) === line.amountMinor) {
      yield { lines: [line], tenders: named, reason: 'severalReceipts', evidence: groupEvidence };
    }
  }
  for (const [tender, naming] of linesByTender) {
    if (naming.length > 1 && sumOf(naming) === tender.amountMinor) {
      yield { lines: naming, tenders: [tender], reason: 'severalLines', evidence: groupEvidence };
    }
  }
}

/**
 * Deposit slips without numbers: a clearing credit that is the sum of cheques waiting then. Only where exactly one set of
 * them comes to the amount; where two do, nothing is proposed, for nobody could tell them apart.
 */
export function* slipCandidates(
  lines: readonly OpenLine[],
  tenders: readonly ClaimedTender[],
  policy: BankMatchingPolicy,
): Generator<Candidate> {
  const { mostReceipts, mostCandidates } = policy.depositSlip;
  for (const line of lines) {
    if (line.reading.isReturn || line.reading.channel !== 'cheque') continue;
    const waiting = tenders.filter(
      (tender) =>
        tender.tender === 'cheque' &&
        tender.currency === line.currency &&
        tender.amountMinor < line.amountMinor &&
        isWithinDays(line, tender, policy),
    );
    if (waiting.length < 2 || waiting.length > mostCandidates) continue;
    const sets = setsThatSum(waiting, line.amountMinor, mostReceipts);
    const [only] = sets;
    if (sets.length === 1 && only !== undefined) {
      yield { lines: [line], tenders: only, reason: 'depositSlip', evidence: groupEvidence };
    }
  }
}

/** Sets of two or more that come to a sum; at most two of them, for a second one already makes it a guess. */
function setsThatSum(
  from: readonly ClaimedTender[],
  sumMinor: number,
  mostMembers: number,
): readonly (readonly ClaimedTender[])[] {
  const found: ClaimedTender[][] = [];
  const chosen: ClaimedTender[] = [];
  const search = (at: number, restMinor: number): void => {
    if (found.length > 1) return;
    if (restMinor === 0) {
      if (chosen.length > 1) found.push([...chosen]);
      return;
    }
    if (chosen.length === mostMembers) return;
    for (let next = at; next < from.length; next += 1) {
      const tender = from[next];
      if (tender === undefined || tender.amountMinor > restMinor) continue;
      chosen.push(tender);
      search(next + 1, restMinor - tender.amountMinor);
      chosen.pop();
    }
  };
  search(0, sumMinor);
  return found;
}
