import {
  type Candidate,
  isWithinDays,
  nameAgrees,
  nameReader,
  notesOf,
  numberInCommon,
} from './match-evidence.ts';
import { groupCandidates, slipCandidates } from './match-groups.ts';
import {
  type ClaimedTender,
  type MatchProposal,
  type MatchReason,
  type OpenLine,
  tenderKey,
} from './match-values.ts';
import type { BankMatchingPolicy } from './policy.ts';

/**
 * Which lines of the bank belong to which claimed receipts (row X3). Pure: the same lines and receipts give the same
 * proposals in whatever order they come. Level by level from the best evidence down: what is the only one of its level for
 * all its lines and receipts is taken, and takes them from the lower levels; where two are as good, both are shown as a tie
 * and neither is ever taken. So a line is spent once and never beyond its amount.
 */
export function matchLines(
  lines: readonly OpenLine[],
  tenders: readonly ClaimedTender[],
  policy: BankMatchingPolicy,
): readonly MatchProposal[] {
  const sortedLines = lines.toSorted((one, other) => compare(one.lineId, other.lineId));
  const sortedTenders = tenders.toSorted((one, other) => compare(tenderKey(one), tenderKey(other)));
  const proposals: MatchProposal[] = [];
  const used = new Set<string>();
  takeByLevels(
    [...pairCandidates(sortedLines, sortedTenders, policy), ...groupCandidates(sortedLines, sortedTenders)],
    policy,
    used,
    proposals,
  );
  const freeLines = sortedLines.filter(({ lineId }) => !used.has(lineId));
  const freeTenders = sortedTenders.filter((tender) => !used.has(tenderKey(tender)));
  takeByLevels(slipCandidates(freeLines, freeTenders, policy), policy, used, proposals);
  return proposals.toSorted(
    (one, other) => other.confidence - one.confidence || compare(keyOf(one), keyOf(other)),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function keyOf({ lineIds, tenders }: MatchProposal): string {
  return [...lineIds, ...tenders.map(tenderKey)].join('|');
}

function* pairCandidates(
  lines: readonly OpenLine[],
  tenders: readonly ClaimedTender[],
  policy: BankMatchingPolicy,
): Generator<Candidate> {
  const wordsOf = nameReader();
  for (const line of lines) {
    if (line.reading.isReturn) continue;
    for (const tender of tenders) {
      if (tender.currency !== line.currency) continue;
      const number = numberInCommon(line, tender);
      const differenceMinor = line.amountMinor - tender.amountMinor;
      if (number === null && Math.abs(differenceMinor) > policy.amountNearMinor) continue;
      const within = isWithinDays(line, tender, policy);
      if (number === null && !within) continue;
      const agrees = nameAgrees(line, tender, policy, wordsOf);
      if (number === null && differenceMinor !== 0 && !agrees) continue;
      const evidence = { number, nameAgrees: agrees, isWithinDays: within };
      const exactReason = number ?? reasonWithoutNumber(line, tender, agrees);
      yield {
        lines: [line],
        tenders: [tender],
        reason: differenceMinor === 0 ? exactReason : 'amountNear',
        evidence,
      };
    }
  }
}

/** Cash on the bank's side and cash carried there speak for each other; else the name, else nothing but the amount. */
function reasonWithoutNumber(line: OpenLine, tender: ClaimedTender, agrees: boolean): MatchReason {
  if (tender.tender === 'cashDeposit') return line.reading.channel === 'cash' ? 'cashDeposit' : 'amountAlone';
  return agrees ? 'party' : 'amountAlone';
}

/** Takes candidates from the best level down; ties block their lines and tenders for the levels below. */
function takeByLevels(
  candidates: Iterable<Candidate>,
  policy: BankMatchingPolicy,
  used: Set<string>,
  proposals: MatchProposal[],
): void {
  const byLevel = Map.groupBy(candidates, ({ reason }) => policy.confidence[reason]);
  for (const level of [...byLevel.keys()].toSorted((one, other) => other - one)) {
    const free = withoutRepeats(byLevel.get(level) ?? []).filter((candidate) =>
      endsOf(candidate).every((end) => !used.has(end)),
    );
    const counts = new Map<string, number>();
    for (const candidate of free) {
      for (const end of endsOf(candidate)) counts.set(end, (counts.get(end) ?? 0) + 1);
    }
    for (const candidate of free) {
      const isTie = endsOf(candidate).some((end) => (counts.get(end) ?? 0) > 1);
      proposals.push(proposalOf(candidate, level, isTie, policy));
    }
    for (const end of counts.keys()) used.add(end);
  }
}

/** The same lines and tenders by the same evidence count once. */
function withoutRepeats(candidates: readonly Candidate[]): readonly Candidate[] {
  return [
    ...new Map(candidates.map((candidate) => [endsOf(candidate).toSorted().join('|'), candidate])).values(),
  ];
}

function endsOf({ lines, tenders }: Candidate): readonly string[] {
  return [...lines.map(({ lineId }) => lineId), ...tenders.map(tenderKey)];
}

function proposalOf(
  { lines, tenders, reason, evidence }: Candidate,
  confidence: number,
  isTie: boolean,
  { threshold }: BankMatchingPolicy,
): MatchProposal {
  const inMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const claimedMinor = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const differenceMinor = inMinor - claimedMinor;
  const isExact = differenceMinor === 0;
  const isGroup = lines.length > 1 || tenders.length > 1;
  return {
    lineIds: lines.map(({ lineId }) => lineId),
    tenders: tenders.map(({ accountId, receiptId, at, tender, amountMinor }) => ({
      accountId,
      receiptId,
      at,
      tender,
      amountMinor,
    })),
    reason,
    notes: [...notesOf(evidence, reason, isExact), ...(isGroup ? (['several'] as const) : [])],
    confidence,
    isTie,
    isSure: isExact && !isTie && confidence >= threshold && reason !== 'amountNear',
    differenceMinor,
  };
}
