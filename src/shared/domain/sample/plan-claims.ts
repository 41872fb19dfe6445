import { present } from '../../lib/assert.ts';
import type { Random } from '../../lib/random.ts';
import { addDays, addMonthsClamped, dateOfParts, dateParts, daysBetween, type PlainDate } from '../dates.ts';
import { derivedId } from '../ids.ts';
import type { ClaimValue, PaymentHabit, PlannedClaim } from './planned-claim.ts';
import type { Profile } from './profile.ts';
import type { SampleCalendar } from './sample-calendar.ts';

/** What the last ten weeks of an account look like: something is late, nothing is late, or nothing is left at all. */
export type RecentClaims = 'overdue' | 'settled' | 'closed';

/** What claims are planned from. */
export interface ClaimQuestion {
  readonly accountId: string;
  readonly accountKey: string;
  /** Place of the account in the book, and how many the book has: they make the document numbers unique. */
  readonly place: number;
  readonly places: number;
  readonly openedOn: PlainDate;
  readonly recent: RecentClaims;
  readonly profile: Profile;
  readonly calendar: SampleCalendar;
}

/** Claims due in these last days are paid as the account's scene wants. */
const recentDays = 75;

/** The last days, in which an account plays its scene instead of living on. */
export const sceneDays = 42;

/** A year of a business customer: invoices with terms, now and then a debit note or a credit. */
export function planTradeClaims(question: ClaimQuestion, random: Random): PlannedClaim[] {
  const { calendar, openedOn, recent } = question;
  const termDays = random.pick([15, 30, 30, 45, 45, 60]);
  const baseRupees = random.pick([6_000, 14_000, 22_000, 40_000, 75_000, 140_000, 320_000]);
  const gapDays = random.pick([16, 24, 33, 50]);
  const claims: PlannedClaim[] = [];
  const add = (issuedOn: PlainDate, dueOn: PlainDate, kind: ClaimValue['itemKind'] = 'invoice'): void => {
    const amountMinor =
      kind === 'credit' ? -invoiceMinor(Math.ceil(baseRupees / 8), random) : invoiceMinor(baseRupees, random);
    const number = invoiceNumber(question, claims.length, issuedOn, kind);
    claims.push(claimOf(question, { number, itemKey: number, kind, issuedOn, dueOn, amountMinor }, random));
  };
  const arrears = random.chance(35) ? random.between(1, 3) : 0;
  for (let at = 0; at < arrears; at += 1) {
    const dueOn = addDays(openedOn, -random.between(4, 120));
    add(addDays(dueOn, -termDays), dueOn);
  }
  const lastOn = recent === 'closed' ? calendar.day(-recentDays - termDays) : calendar.day(-2);
  for (
    let on = addDays(openedOn, random.between(0, gapDays) - gapDays);
    on <= lastOn;
    on = addDays(on, drawn(gapDays))
  ) {
    const isNote = random.chance(3);
    add(on, addDays(on, termDays), isNote ? 'debitNote' : 'invoice');
    if (random.chance(2)) add(addDays(on, 3), addDays(on, 3), 'credit');
  }
  if (recent === 'overdue') {
    const dueOn = calendar.day(-random.between(26, 58));
    add(addDays(dueOn, -termDays), dueOn);
  }
  // An account without a claim is in no file: one that came late and was closed early owed at least what it came with.
  if (claims.length === 0) add(addDays(openedOn, -1 - termDays), addDays(openedOn, -1));
  return claims;

  function drawn(days: number): number {
    return Math.max(5, days + random.between(-7, 7));
  }
}

/** A year of a borrower: equal monthly instalments, told six weeks ahead. */
export function planLoanClaims(question: ClaimQuestion, random: Random): PlannedClaim[] {
  const { calendar, openedOn, recent, accountKey } = question;
  const instalmentMinor = random.between(28, 190) * 5_000 + random.pick([0, 0, 4_700, 9_900]);
  const dueDay = random.pick([2, 5, 5, 7, 10, 15]);
  const { year, month } = dateParts(openedOn);
  const arrears = random.chance(30) ? random.between(1, 3) : 0;
  const firstDueOn = addMonthsClamped(
    present(dateOfParts(year, month, dueDay), 'a day of a month'),
    -arrears,
  );
  const firstNumber = random.between(1, 20);
  const lastOn = recent === 'closed' ? calendar.day(-recentDays) : calendar.day(45);
  const claims: PlannedClaim[] = [];
  // At least one: an account without a claim is in no file.
  for (
    let at = 0, dueOn = firstDueOn;
    dueOn <= lastOn || at === 0;
    at += 1, dueOn = addMonthsClamped(firstDueOn, at)
  ) {
    const number = `EMI ${String(firstNumber + at).padStart(2, '0')}`;
    const itemKey = `${accountKey}/${firstNumber + at}`;
    const kind = 'instalment';
    const issuedOn = addDays(dueOn, -10);
    claims.push(
      claimOf(question, { number, itemKey, kind, issuedOn, dueOn, amountMinor: instalmentMinor }, random),
    );
  }
  return claims;
}

/** What a file says about a claim. */
export interface ClaimWords {
  readonly number: string;
  readonly itemKey: string;
  readonly kind: ClaimValue['itemKind'];
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
}

/** A claim with the way it will be paid. */
export function claimOf(question: ClaimQuestion, words: ClaimWords, random: Random): PlannedClaim {
  const { itemKey, number, kind, issuedOn, dueOn, amountMinor } = words;
  const itemId: string = derivedId('T', question.accountId, itemKey);
  const value = { itemId, itemKey, number, itemKind: kind, issuedOn, dueOn, amountMinor };
  // A lender's file tells instalments six weeks ahead; a supplier's file tells invoices once they are written.
  const listedOn = kind === 'instalment' ? addDays(dueOn, -45) : issuedOn;
  return { value, listedOn, ...habitOf(question, words, random) };
}

function habitOf(
  { profile, recent, calendar, openedOn }: ClaimQuestion,
  { kind, issuedOn, dueOn }: ClaimWords,
  random: Random,
): { readonly habit: PaymentHabit; readonly paidOn: PlainDate | null } {
  const chased = { habit: 'chased', paidOn: null } as const;
  if (kind === 'credit' || dueOn < openedOn) return chased;
  if (daysBetween(dueOn, calendar.asOf) <= recentDays) {
    if (recent === 'overdue' || dueOn >= calendar.asOf) return chased;
    const paidOn = earliest(addDays(dueOn, random.between(-3, 3)), calendar.day(-5));
    return { habit: 'elsewhere', paidOn: latest(paidOn, issuedOn) };
  }
  const habit = random.weighted<PaymentHabit>([
    ['elsewhere', profile.elsewhereShare],
    ['office', profile.officeShare],
    ['chased', 100 - profile.elsewhereShare - profile.officeShare],
  ]);
  if (habit === 'chased') return chased;
  const [least, most] = profile.lateDays;
  const paidOn = latest(addDays(dueOn, random.between(least, most)), issuedOn);
  // Nothing comes by habit into the last weeks: they belong to the account's scene.
  return paidOn > calendar.day(-sceneDays) ? chased : { habit, paidOn };
}

function earliest(left: PlainDate, right: PlainDate): PlainDate {
  return left < right ? left : right;
}

function latest(left: PlainDate, right: PlainDate): PlainDate {
  return left > right ? left : right;
}

/** An invoice around a customer's usual size, 18 % GST included, so that paise are odd. */
function invoiceMinor(baseRupees: number, random: Random): number {
  const beforeTaxMinor =
    Math.floor((baseRupees * 100 * random.between(55, 160)) / 100) + random.between(0, 9_999);
  return Math.floor((beforeTaxMinor * 118) / 100);
}

function invoiceNumber(
  { place, places }: ClaimQuestion,
  count: number,
  issuedOn: PlainDate,
  kind: ClaimValue['itemKind'],
): string {
  const { year, month } = dateParts(issuedOn);
  const from = (month >= 4 ? year : year - 1) % 100;
  const series = kind === 'credit' ? 'CN' : kind === 'debitNote' ? 'DN' : 'KTS';
  const running = String(count * places + place + 1).padStart(5, '0');
  return `${series}/${from}-${(from + 1) % 100}/${running}`;
}
