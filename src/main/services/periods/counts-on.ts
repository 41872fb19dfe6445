import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ServiceContext } from '../service.ts';
import { closedDaysOf } from './account-today.ts';

/**
 * From which day the bank's word on an account's money counts: its own day, unless that lies in a closed year. Then the
 * word is kept with its day, which a clock of law may need, and the money moves today; so no closed figure changes.
 */
export function countsOnOf(
  context: ServiceContext,
  accountId: string,
  on: PlainDate,
): { readonly countsOn?: PlainDate } {
  const { opened } = context.ledger.states.account(accountId);
  if (opened === null) return {};
  return closedDaysOf(context, opened.data.bookId)(on) ? { countsOn: context.today } : {};
}
