import type { PlainDate } from '../../../shared/domain/dates.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import type { BookSnapshot } from '../../../shared/domain/worklist/book-snapshot.ts';
import type { ChannelOutlook } from '../../../shared/domain/worklist/contact-outlook.ts';
import { placeAccount } from '../../../shared/domain/worklist/place-account.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { scoreAccount } from '../../../shared/domain/worklist/score-account.ts';
import type { AccountBaseRow } from '../../db/queries/ranking-facts.ts';
import { noOldestDueOn, type WorklistTableRow } from '../../db/queries/worklist.ts';
import type { LawOfAccount } from '../compliance-facts.ts';
import type { RankedFacts } from './read-account-facts.ts';

/** What a list is computed for. */
export interface ListTerms {
  readonly on: PlainDate;
  readonly zone: string;
  readonly policy: WorklistPolicy;
  readonly book: BookSnapshot;
  /** How the channels of a debt stand now; null for a day that is not today: no rules are asked about its hours. */
  readonly outlook: ((law: LawOfAccount) => readonly ChannelOutlook[]) | null;
}

/** The account's row on the list: one lane or one suppression, the score and its terms. Null where nothing is due. */
export function computeRow(
  { facts, base, lastContactOn }: RankedFacts,
  terms: ListTerms,
): WorklistTableRow | null {
  const { on, zone, policy, book, outlook } = terms;
  const law = lawOfFacts({ facts, base }, on);
  const contactOutlook = outlook === null ? undefined : () => outlook(law);
  const placement = placeAccount(facts, { on, zone, policy, book, contactOutlook });
  if (placement.kind === 'notDue') return null;
  const score = scoreAccount(facts, on, policy, book);
  const inLane = placement.kind === 'lane' ? placement : null;
  const hidden = placement.kind === 'suppressed' ? placement : null;
  const worked = facts.lastTouchedOn === on;
  return {
    accountId: facts.accountId,
    partyId: facts.partyId,
    currency: facts.currency,
    lane: inLane?.lane ?? null,
    putBack: worked || facts.skippedOn === on,
    orderKey: inLane?.orderKey ?? 0,
    score: score.score,
    overdueMinor: facts.overdueMinor,
    oldestDueOn: facts.oldestDueOn ?? (noOldestDueOn as PlainDate),
    laneBecause: inLane === null ? null : JSON.stringify(inLane.because),
    terms: JSON.stringify(score.terms),
    suppressedReason: hidden?.reason ?? null,
    suppressedUntil: hidden?.until ?? null,
    suppressedBecause: hidden === null ? null : JSON.stringify(hidden.because),
    totalDueMinor: facts.totalDueMinor,
    daysPastDue: facts.daysPastDue,
    lastContactOn,
    atMs: facts.appointment?.on === on ? facts.appointment.atMs : null,
    worked,
    assignedTo: base.assignedTo,
    locality: base.locality,
    search: searchText(base),
  };
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

function searchText(base: AccountBaseRow): string {
  const { partyName, nativeName, accountKey, partyKey, locality } = base;
  return foldForSearch(
    [partyName, nativeName, accountKey, partyKey, locality].flatMap((text) => text ?? []).join(' '),
  );
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
