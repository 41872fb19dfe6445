import type { ChargedClaim } from '../../../shared/domain/charges/charged-claim.ts';
import { interestStart } from '../../../shared/domain/charges/claim-charges.ts';
import { netPayments } from '../../../shared/domain/charges/claim-payments.ts';
import { type QuickCharges, quickCharges } from '../../../shared/domain/charges/quick-charges.ts';
import {
  type ChargeTerms,
  type DatedTerms,
  noCharges,
  termsOn,
} from '../../../shared/domain/charges/terms.ts';
import { addDays, earlierDate, type PlainDate } from '../../../shared/domain/dates.ts';
import type { ChargeRules } from '../../../shared/domain/interest/running-interest.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  type ChargedClaimRow,
  type ClaimMovementRow,
  selectChargedClaims,
  selectClaimMovements,
} from '../../db/queries/charged-claims.ts';
import { hasToldAcceptance, selectToldClaims } from '../../db/queries/told-claims.ts';

/** What one account owes as of a date; minor units of its currency. */
export interface AccountDue {
  readonly accountId: string;
  readonly currency: string;
  principalMinor: number;
  interestMinor: number;
  penaltyMinor: number;
  feeMinor: number;
}

/**
 * Every account's due with interest and charges as of a date, from the projections and in one walk over the claims: no
 * stream is folded. What was frozen is not taken off here: an account's charges are what accrued on it by its terms.
 */
export function duesFromProjections(
  { database, teamStream }: { readonly database: ReadableDatabase; readonly teamStream: string },
  known: readonly DatedTerms[],
  rules: ChargeRules,
  asOf: PlainDate,
): ReadonlyMap<string, AccountDue> {
  const acceptedOnOf = acceptanceFinder(database, teamStream);
  const movementsByItem = groupByItem(selectClaimMovements(database, asOf));
  const charge = quickCharges(rules, asOf);
  const termsFor = termsFinder(known);
  const dues = new Map<string, AccountDue>();
  for (const row of selectChargedClaims(database, asOf)) {
    let due = dues.get(row.accountId);
    if (due === undefined) {
      const { accountId, currency } = row;
      due = { accountId, currency, principalMinor: 0, interestMinor: 0, penaltyMinor: 0, feeMinor: 0 };
      dues.set(accountId, due);
    }
    addClaim(due, row, movementsByItem.get(row.itemId) ?? none, {
      charge,
      terms: termsFor(row),
      accepted: acceptedOnOf(row),
      rules,
      asOf,
    });
  }
  return dues;
}

/** The day of acceptance of a claim where a file told it; nothing is looked up where no file ever had a column for it. */
function acceptanceFinder(
  database: ReadableDatabase,
  teamStream: string,
): (row: ChargedClaimRow) => Pick<ChargedClaim, 'acceptedOn'> {
  if (!hasToldAcceptance(database, teamStream)) return () => ({});
  const told = selectToldClaims(database);
  return ({ itemId }) => {
    const acceptedOn = told.get(itemId)?.acceptedOn ?? null;
    return acceptedOn === null ? {} : { acceptedOn };
  };
}

const none: readonly ClaimMovementRow[] = [];

function addClaim(
  due: AccountDue,
  row: ChargedClaimRow,
  movements: readonly ClaimMovementRow[],
  {
    charge,
    terms,
    accepted,
    rules,
    asOf,
  }: {
    readonly rules: ChargeRules;
    readonly charge: QuickCharges;
    readonly terms: ChargeTerms;
    readonly accepted: Pick<ChargedClaim, 'acceptedOn'>;
    readonly asOf: PlainDate;
  },
): void {
  const open = movements.reduce((left, { amountMinor }) => left - amountMinor, row.amountMinor);
  due.principalMinor += Math.max(0, open);
  if (terms === noCharges || row.issuedOn >= asOf) return;
  const claim: ChargedClaim = { ...row, ...accepted, movements, interestPaid: [], holes: [] };
  // Most claims of an old book were paid in time: nothing was ever charged on them.
  if (movements.length > 0 && isPaidBy(claim, earliestLateDay(claim, terms, rules))) return;
  const { interest, penalty, fee } = charge(claim, terms);
  due.interestMinor += interest;
  due.penaltyMinor += penalty;
  due.feeMinor += fee;
}

/** The day before the first on which anything could be charged: the due date, or an earlier appointed day's. */
function earliestLateDay(claim: ChargedClaim, terms: ChargeTerms, rules: ChargeRules): PlainDate {
  return earlierDate(claim.dueOn, addDays(interestStart(claim, terms, rules), -1));
}

function isPaidBy(claim: ChargedClaim, on: PlainDate): boolean {
  if (claim.movements.some(({ amountMinor }) => amountMinor < 0)) return false;
  const paid = netPayments(claim.movements, on).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return paid >= claim.amountMinor;
}

function groupByItem(rows: readonly ClaimMovementRow[]): ReadonlyMap<string, readonly ClaimMovementRow[]> {
  const byItem = new Map<string, ClaimMovementRow[]>();
  for (const row of rows) {
    const list = byItem.get(row.itemId);
    if (list === undefined) byItem.set(row.itemId, [row]);
    else list.push(row);
  }
  return byItem;
}

/** The terms of a claim; those of a book and a due date are looked up once, accounts with their own each time. */
function termsFinder(known: readonly DatedTerms[]): (row: ChargedClaimRow) => ChargeTerms {
  if (known.length === 0) return () => noCharges;
  const owners = new Set(known.flatMap(({ accountId }) => accountId ?? []));
  const found = new Map<string, ChargeTerms>();
  return (row) => {
    if (owners.has(row.accountId)) return termsOn(known, row, row.dueOn);
    const key = `${row.bookId}|${row.dueOn}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const terms = termsOn(known, row, row.dueOn);
    found.set(key, terms);
    return terms;
  };
}
