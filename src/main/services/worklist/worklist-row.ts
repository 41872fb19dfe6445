import type { PlainDate } from '../../../shared/domain/dates.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import type { PinCodes } from '../../../shared/domain/places/pin-codes.ts';
import type { BookSnapshot } from '../../../shared/domain/worklist/book-snapshot.ts';
import type { ChannelOutlook } from '../../../shared/domain/worklist/contact-outlook.ts';
import { placeAccount } from '../../../shared/domain/worklist/place-account.ts';
import type { Lane } from '../../../shared/domain/worklist/placement.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { rankKeyText } from '../../../shared/domain/worklist/rank-key.ts';
import { type TermShare, termShares, weighTerms } from '../../../shared/domain/worklist/score-account.ts';
import type { AccountBaseRow } from '../../db/queries/ranking-facts.ts';
import type { ListedAccount, WorklistRankRow, WorklistTableRow } from '../../db/queries/worklist.ts';
import type { LawOfAccount } from '../compliance-facts.ts';
import type { RankedFacts } from './read-account-facts.ts';
import { storeBecause, storeTerms } from './stored-words.ts';

/** What a list is computed for. */
export interface ListTerms {
  readonly on: PlainDate;
  readonly zone: string;
  readonly policy: WorklistPolicy;
  readonly book: BookSnapshot;
  /** How the channels of a debt stand now; null for a day that is not today: no rules are asked about its hours. */
  readonly outlook: ((law: LawOfAccount) => readonly ChannelOutlook[]) | null;
  /** Names the place of an account whose address tells a PIN code and nothing else. */
  readonly pinCodes: PinCodes;
}

/** The account as the list has it: one lane with a place, or one suppression, and the terms of its score. Null where nothing is due. */
export function computeRow(
  { facts, base, lastContactOn }: RankedFacts,
  terms: ListTerms,
): ListedAccount | null {
  const { on, zone, policy, book, outlook } = terms;
  const contactOutlook = outlook === null ? undefined : () => outlook(lawOfFacts({ facts, base }, on));
  const placement = placeAccount(facts, { on, zone, policy, book, contactOutlook });
  if (placement.kind === 'notDue') return null;
  const shares = termShares(facts, on, policy, book);
  const inLane = placement.kind === 'lane' ? placement : null;
  const hidden = placement.kind === 'suppressed' ? placement : null;
  const locality = localityOf(base.locality, terms.pinCodes);
  const worked = facts.lastTouchedOn === on;
  const row: WorklistTableRow = {
    accountId: facts.accountId,
    partyId: facts.partyId,
    currency: facts.currency,
    lane: inLane?.lane ?? null,
    putBack: worked || facts.skippedOn === on,
    orderKey: inLane?.orderKey ?? null,
    overdueMinor: facts.overdueMinor,
    oldestDueOn: facts.oldestDueOn,
    laneBecause: inLane === null ? null : storeBecause(inLane.because),
    terms: storeTerms(shares),
    suppressedReason: hidden?.reason ?? null,
    suppressedUntil: hidden?.until ?? null,
    suppressedBecause: hidden === null ? null : JSON.stringify(hidden.because),
    totalDueMinor: facts.totalDueMinor,
    daysPastDue: facts.daysPastDue,
    lastContactOn,
    atMs: facts.appointment?.on === on ? facts.appointment.atMs : null,
    worked,
    assignedTo: base.assignedTo,
    locality,
    search: searchText({ ...base, locality }),
  };
  const rankKey = rankKeyOf(row, weighTerms(shares, policy.weightsPermille).score);
  return { row, rank: rankKey === null ? null : rankRow(rankKey, row, shares) };
}

/** Where a row stands in the order under a score; null while it is suppressed. */
export function rankKeyOf(
  row: Pick<WorklistTableRow, 'lane' | 'orderKey' | 'currency' | 'overdueMinor' | 'oldestDueOn'> & {
    readonly putBack: boolean | number;
  },
  score: number,
): string | null {
  const { lane, orderKey, currency, overdueMinor, oldestDueOn } = row;
  if (lane === null || orderKey === null) return null;
  const isPutBack = Boolean(row.putBack);
  return rankKeyText({ lane: lane as Lane, orderKey, isPutBack, score, currency, overdueMinor, oldestDueOn });
}

function rankRow(rankKey: string, row: WorklistTableRow, shares: readonly TermShare[]): WorklistRankRow {
  const [value = 0, age = 0, uplift = 0, recency = 0, leverage = 0] = shares.map(({ share }) => share);
  const { accountId, assignedTo } = row;
  return { rankKey, accountId, assignedTo, value, age, uplift, recency, leverage };
}

/** What of the account the law looks at, on a date. */
export function lawOfFacts(
  { facts, base }: Pick<RankedFacts, 'facts' | 'base'>,
  on: PlainDate,
): LawOfAccount {
  return {
    creditor: base.creditor,
    debtors: base.debtors,
    product: base.product,
    currency: base.currency,
    holds: facts.holds.filter((hold) => hold.until === null || hold.until > on).map((hold) => hold.kind),
  };
}

/** What an address calls its place; where it tells a PIN code alone, the place of that code, else the code itself. */
function localityOf(told: string | null, pinCodes: PinCodes): string | null {
  return told === null ? null : (pinCodes.placeOf(told)?.place ?? told);
}

function searchText(base: AccountBaseRow): string {
  const { partyName, nativeName, accountKey, partyKey, locality } = base;
  const texts = [partyName, nativeName, accountKey, partyKey, locality];
  return foldForSearch(texts.filter((text) => text !== null && text !== '').join(' '));
}

/** A text as a filter compares it: composed, small letters, digits of one kind. */
export function foldForSearch(text: string): string {
  return foldDevanagariDigits(text.normalize('NFC')).toLowerCase();
}

/** What was typed into a filter as folded words. */
export function searchWords(typed: string | undefined): readonly string[] {
  return foldForSearch(typed ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
}
