import { ok, type Result, refused } from '../../lib/result.ts';
import type { Component } from '../allocation/component.ts';
import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import { equalInstalments } from '../plan/equal-instalments.ts';
import { levelFor } from './authority.ts';
import { bandOf, type SettlementBand, type SettlementPolicy } from './policy.ts';
import { basisPointsOf, presentValueMinor, shareOfDues } from './present-value.ts';

/** What is owed by component; minor units. */
export type Dues = Readonly<Partial<Record<Component, number>>>;

/** What is asked about an offer. */
export interface CompromiseQuestion {
  readonly on: PlainDate;
  readonly currency: string;
  readonly dues: Dues;
  readonly product: string;
  readonly daysPastDue: number;
  /** By the account's class; null or missing where it has none. */
  readonly isNonPerforming?: boolean | null | undefined;
  /** An amount, or a share of the dues: the other follows. */
  readonly offer: { readonly amountMinor: number } | { readonly basisPoints: number };
  readonly firstOn: PlainDate;
  readonly count: number;
  /** Days between payments. */
  readonly everyDays: number;
  readonly validUntil: PlainDate;
  /** Whether a regulator binds the creditor: then somebody always has to agree. */
  readonly isRegulated: boolean;
  /** The level at which the credit was granted. */
  readonly sanctionLevel: number;
  /** The level of who offers. */
  readonly proposerLevel: number;
  /** Whether the person who offers granted the credit: such an offer never stands by their word alone. */
  readonly hasProposerSanctioned: boolean;
  readonly policy: SettlementPolicy;
}

/** An offer with everything it is judged by. */
export interface CompromiseFacts {
  readonly duesMinor: number;
  readonly offerMinor: number;
  readonly offerBasisPoints: number;
  readonly sacrificeMinor: number;
  readonly sacrificeBasisPoints: number;
  readonly payments: readonly {
    readonly dueOn: PlainDate;
    readonly amountMinor: number;
    readonly graceUntil: PlainDate;
  }[];
  readonly presentValueMinor: number;
  readonly floorMinor: number;
  readonly band: SettlementBand;
  readonly breaches: readonly ('belowFloor' | 'overThreeMonths' | 'validLong')[];
  /** The lowest level that may agree; null where who offers may give so much. */
  readonly requiredLevel: number | null;
}

/** Why an offer cannot be made. */
export type CompromiseRefusal =
  | { readonly code: 'nothingOwed' }
  | { readonly code: 'offerNotBelowDues'; readonly duesMinor: number }
  | { readonly code: 'offerNotPositive' }
  | { readonly code: 'beyondPermissible'; readonly leastMinor: number }
  | { readonly code: 'beyondEveryAuthority'; readonly level: number }
  | { readonly code: 'firstInPast' }
  | { readonly code: 'validInPast' };

/**
 * Judges a compromise settlement (row N4): what is given up, what the payments are worth today at the house's rate against
 * the floor of the band, and who has to agree: at least one level above who granted the credit. Refused where the policy
 * lets nobody give so much up.
 */
export function decideCompromise(question: CompromiseQuestion): Result<CompromiseFacts, CompromiseRefusal> {
  const { dues, offer, on, policy, currency } = question;
  const duesMinor = Object.values(dues).reduce((sum, minor) => sum + minor, 0);
  if (duesMinor <= 0) return refused({ code: 'nothingOwed' });
  const offerMinor = 'amountMinor' in offer ? offer.amountMinor : shareOfDues(duesMinor, offer.basisPoints);
  if (offerMinor < question.count) return refused({ code: 'offerNotPositive' });
  if (offerMinor >= duesMinor) return refused({ code: 'offerNotBelowDues', duesMinor });
  if (question.firstOn < on) return refused({ code: 'firstInPast' });
  if (question.validUntil < on) return refused({ code: 'validInPast' });
  const band = bandOf(policy, question);
  const sacrificeMinor = duesMinor - offerMinor;
  const permittedMinor = shareOfDues(duesMinor, band.permissibleSacrificeBasisPoints);
  if (sacrificeMinor > permittedMinor) {
    return refused({ code: 'beyondPermissible', leastMinor: duesMinor - permittedMinor });
  }
  const payments = paymentsOf(question, offerMinor);
  const worthMinor = presentValueMinor(payments, policy.houseRatePercent, on);
  const floorMinor = shareOfDues(duesMinor, band.floorBasisPoints);
  const breaches = breachesOf(question, payments, worthMinor < floorMinor);
  const level = requiredLevelOf(question, { sacrificeMinor, duesMinor, currency }, breaches);
  if (!level.ok) return level;
  return ok({
    duesMinor,
    offerMinor,
    offerBasisPoints: basisPointsOf(offerMinor, duesMinor),
    sacrificeMinor,
    sacrificeBasisPoints: basisPointsOf(sacrificeMinor, duesMinor),
    payments,
    presentValueMinor: worthMinor,
    floorMinor,
    band,
    breaches,
    requiredLevel: level.value,
  });
}

/** Equal payments at equal distances, what does not divide on the last one. */
function paymentsOf(
  { count, firstOn, everyDays, policy }: CompromiseQuestion,
  offerMinor: number,
): CompromiseFacts['payments'] {
  return equalInstalments(offerMinor, count, 'last').map((amountMinor, at) => {
    const dueOn = addDays(firstOn, at * everyDays);
    return { dueOn, amountMinor, graceUntil: addDays(dueOn, policy.graceDays) };
  });
}

function breachesOf(
  { on, validUntil, policy }: CompromiseQuestion,
  payments: CompromiseFacts['payments'],
  isBelowFloor: boolean,
): CompromiseFacts['breaches'] {
  const lastOn = payments.at(-1)?.dueOn ?? on;
  const breaches: CompromiseFacts['breaches'][number][] = [];
  if (isBelowFloor) breaches.push('belowFloor');
  if (daysBetween(on, lastOn) > policy.restructuringAfterDays) breaches.push('overThreeMonths');
  if (daysBetween(on, validUntil) > policy.validDays.maximum) breaches.push('validLong');
  return breaches;
}

function requiredLevelOf(
  question: CompromiseQuestion,
  sacrifice: Parameters<typeof levelFor>[1],
  breaches: CompromiseFacts['breaches'],
): Result<number | null, CompromiseRefusal> {
  const { policy, sanctionLevel, isRegulated, proposerLevel, hasProposerSanctioned } = question;
  const highest = policy.levels.reduce((top, { level }) => Math.max(top, level), 0);
  const byAmount = levelFor(policy.settlementAuthority, sacrifice);
  if (byAmount === null) return refused({ code: 'beyondEveryAuthority', level: highest });
  // Below its floor, or over more than three months, only the highest level agrees.
  const byBreach = breaches.length > 0 ? highest : 1;
  const needed = Math.max(byAmount, byBreach, isRegulated ? sanctionLevel + 1 : 1);
  if (needed > highest) return refused({ code: 'beyondEveryAuthority', level: needed });
  const mayStand = !isRegulated && breaches.length === 0 && !hasProposerSanctioned;
  const isOwn = mayStand && proposerLevel >= needed;
  return ok(isOwn ? null : needed);
}
