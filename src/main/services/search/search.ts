import type { FoundAccount, FoundParty, SearchMatch } from '../../../shared/contract/search.ts';
import { markWords } from '../../../shared/domain/names/mark-words.ts';
import type { NameWord } from '../../../shared/domain/names/words.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import {
  type FoundAccountRow,
  type FoundPartyRow,
  selectFoundAccounts,
  selectFoundParties,
  selectFoundTexts,
} from '../../db/queries/search-subjects.ts';
import { seesNumbers } from '../account/phone-mask.ts';
import { withoutArchived } from '../archive/archive-day.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { type BearerFinding, type Bearers, findBearers, noBearers } from './find-bearers.ts';
import { belowNotes, findNotes } from './find-notes.ts';
import { findNumbers, isWholeNumber } from './find-numbers.ts';
import { findPhones } from './find-phones.ts';
import type { Finding } from './finding.ts';

const matchesShown = 3;
const accountsShown = 5;

/** Everything that answers what was typed, by party: exact numbers, telephone tails, names, places, notes. */
export const search: WaitingService<'search'> = (context, input) => {
  const typed = input.text.trim();
  if (typed === '') return ok({ parties: [] });
  const { read } = context;
  const numbers = findNumbers(read, typed);
  // Whoever typed a whole number asks for it, and not for names that sound like its letters.
  const found = numbers.some(isWholeNumber)
    ? noBearers
    : findBearers(read, context.resources.pinCodes, typed);
  const notes = findNotes(read, typed);
  const ranked = notes.some(({ isWhole }) => isWhole)
    ? found.findings.map(belowWrittenNotes)
    : found.findings;
  const bearers = { ...found, findings: asShown(read, ranked) };
  const findings = [
    ...asShown(read, numbers),
    ...asShown(
      read,
      findPhones(read, typed, (partyId) => seesNumbersOf(context, selectSurvivor(read, partyId))),
    ),
    ...bearers.findings,
    ...notes,
  ];
  const partyIds = bestParties(findings, input.limit);
  const rows = new Map(selectFoundParties(read, partyIds).map((row) => [row.partyId, row]));
  const every = selectFoundAccounts(read, { partyIds, on: context.today });
  // What was put away is found in the archive; a party of which nothing else is left goes with it.
  const accounts = Map.groupBy(withoutArchived(context, every), (row) => row.partyId);
  const away = new Set(every.map((row) => row.partyId).filter((partyId) => !accounts.has(partyId)));
  const told = tellBearers(context, bearers, rows);
  const matches = Map.groupBy([...findings.filter(isTold), ...told], ({ partyId }) => partyId);
  return ok({
    parties: partyIds.flatMap((partyId) => {
      const party = rows.get(partyId);
      const ranked = (matches.get(partyId) ?? []).toSorted((one, other) => other.rank - one.rank);
      return party === undefined || away.has(partyId)
        ? []
        : [partyView(party, accounts.get(partyId) ?? [], ranked)];
    }),
  });
};

/** The very word in a note says more than a place that only sounds like it. */
function belowWrittenNotes(finding: BearerFinding): BearerFinding {
  return finding.isLikePlace === true ? { ...finding, rank: Math.min(finding.rank, belowNotes) } : finding;
}

/** A party that was merged is found by all that is known of it, and shown as the one it is now. */
function asShown<Found extends { readonly partyId: string }>(
  read: ServiceContext['read'],
  findings: readonly Found[],
): readonly Found[] {
  return findings.map((finding) => ({ ...finding, partyId: selectSurvivor(read, finding.partyId) }));
}

/** Whether any of the party's accounts lets this person see its numbers whole. */
function seesNumbersOf({ read, user, today }: ServiceContext, partyId: string): boolean {
  const accounts = selectFoundAccounts(read, { partyIds: [partyId], on: today });
  return accounts.some(({ assignedTo }) => seesNumbers(user, assignedTo));
}

function isTold(finding: Finding | BearerFinding): finding is Finding {
  return 'match' in finding;
}

/** Parties in the order of their best finding. */
function bestParties(findings: readonly (Finding | BearerFinding)[], limit: number): string[] {
  const best = new Map<string, number>();
  for (const { partyId, rank } of findings) best.set(partyId, Math.max(rank, best.get(partyId) ?? rank));
  return [...best]
    .sort(([oneId, one], [otherId, other]) => other - one || (oneId < otherId ? -1 : 1))
    .slice(0, limit)
    .map(([partyId]) => partyId);
}

/** Names, contacts and places with their texts as the book writes them. */
function tellBearers(
  { read }: ServiceContext,
  { words, findings }: Bearers,
  parties: ReadonlyMap<string, FoundPartyRow>,
): Finding[] {
  const shown = findings.filter(({ partyId }) => parties.has(partyId));
  const sourceIds = shown.map(({ sourceId }) => sourceId);
  const texts = new Map(selectFoundTexts(read, sourceIds).map(({ sourceId, text }) => [sourceId, text]));
  return shown.flatMap(({ partyId, sourceId, kind, rank, pinPlace }) => {
    const text = pinPlace ?? bestText(words, texts.get(sourceId) ?? '');
    if (text === '') return [];
    const match: SearchMatch = { field: kind, text, marks: markWords(words, text) };
    return [{ partyId, accountId: null, rank, match }];
  });
}

/** The one of several texts, each on a line of its own, that answers with the most words. */
function bestText(words: readonly NameWord[], lines: string): string {
  const counted = lines.split('\n').map((text) => ({ text, marks: markWords(words, text).length }));
  return counted.toSorted((one, other) => other.marks - one.marks)[0]?.text ?? '';
}

function partyView(
  party: FoundPartyRow,
  accounts: readonly FoundAccountRow[],
  ranked: readonly Finding[],
): FoundParty {
  const ofAccount = Map.groupBy(ranked, ({ accountId }) => accountId);
  const placed = accounts.toSorted(
    (one, other) => bestRank(ofAccount.get(other.accountId)) - bestRank(ofAccount.get(one.accountId)),
  );
  return {
    partyId: party.partyId,
    party: party.name ?? '',
    nativeName: party.nativeName,
    matches: matchesOf(ofAccount.get(null)),
    accounts: placed.slice(0, accountsShown).map((row) => accountView(row, ofAccount.get(row.accountId))),
    accountsMore: Math.max(0, party.accounts - accountsShown),
  };
}

function accountView(row: FoundAccountRow, findings: readonly Finding[] | undefined): FoundAccount {
  const { accountId, accountKey, bookTitle, totalDueMinor, currency } = row;
  return {
    accountId,
    account: accountKey,
    book: bookTitle ?? '',
    totalDue: { amountMinor: totalDueMinor, currency },
    matches: matchesOf(findings),
  };
}

const bestRank = (findings: readonly Finding[] | undefined): number => findings?.[0]?.rank ?? 0;

function matchesOf(findings: readonly Finding[] | undefined): readonly SearchMatch[] {
  return (findings ?? []).slice(0, matchesShown).map(({ match }) => match);
}
