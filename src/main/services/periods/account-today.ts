import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { BusinessDateRefusal } from '../../../shared/domain/periods/business-date.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { accountForMoney, accountOf, type KnownAccount } from '../account/account-of.ts';
import type { ServiceContext } from '../service.ts';
import { businessDateOf } from './business-date-of.ts';

/** Why a fact may not stand on its day; `periodClosed` has two ways out: a day after it, or the year reopened. */
type DateRefusal = { readonly code: BusinessDateRefusal['code'] };

/**
 * The day a fact without cash stands on in a book, by the one rule; today where it names none. Today can lie in a closed
 * year as well: where the clock of this computer was set back, or another device closed the year ahead of it.
 */
export function dayInBook(
  context: ServiceContext,
  bookId: string,
  on: PlainDate | null = null,
): Result<PlainDate, DateRefusal> {
  const dated = businessDateOf(context, { on, bookId, walletOf: null });
  return dated.ok ? ok(dated.value.on) : dated;
}

/** The day of a contact, with what was said at it: a contact may be written down later than money. */
export function contactDayInBook(
  context: ServiceContext,
  bookId: string,
  on: PlainDate,
): Result<PlainDate, DateRefusal> {
  const dated = businessDateOf(context, { on, bookId, walletOf: null, isContact: true });
  return dated.ok ? ok(dated.value.on) : dated;
}

/** The account for a word that is dated today, by the one rule of business dates. */
export function accountToday(
  context: ServiceContext,
  accountId: string,
): Result<KnownAccount, { readonly code: 'unknownAccount' } | DateRefusal> {
  return onItsDay(context, accountOf(context, accountId));
}

/** The account for an act of money or commitment that is dated today, by the one rule of business dates. */
export function accountForMoneyToday(
  context: ServiceContext,
  accountId: string,
): Result<KnownAccount, { readonly code: 'unknownAccount' | 'newerAppNeeded' } | DateRefusal> {
  return onItsDay(context, accountForMoney(context, accountId));
}

function onItsDay<Refused>(
  context: ServiceContext,
  known: Result<KnownAccount, Refused>,
): Result<KnownAccount, Refused | DateRefusal> {
  if (!known.ok) return known;
  const dated = dayInBook(context, known.value.opened.bookId);
  return dated.ok ? known : dated;
}

/** The book of an account that was opened. */
export function bookIdOf({ opened }: Pick<AccountState, 'opened'>): string {
  return present(opened, 'an account of the ledger was opened').data.bookId;
}

/** Whether a day lies in a year of a book that is closed and was not reopened. */
export function closedDaysOf(context: ServiceContext, bookId: string): (on: PlainDate) => boolean {
  return (on) => {
    const dated = businessDateOf(context, { on, bookId, walletOf: null, isProven: true });
    return !dated.ok && dated.refusal.code === 'periodClosed';
  };
}
