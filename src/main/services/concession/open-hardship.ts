import { addDays } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Opens a hardship case with its hold: nobody calls until the review, and then the account is on the list for it. */
export const openHardship: WritingService<'openHardship'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { commandId, accountId, statement, ...told } = input;
  const { maximumReviewDays } = context.resources.settlementPolicy.hardship;
  if (told.reviewOn <= context.today) return refuse('reviewInPast');
  if (told.reviewOn > addDays(context.today, maximumReviewDays)) {
    return refuse('reviewTooFar', { days: maximumReviewDays });
  }
  if (told.worksheet !== null && told.worksheet.currency !== opened.currency)
    return refuse('currencyDiffers');
  if ([...state.concessions.hardships.values()].some(({ closed }) => closed === null)) {
    return refuse('hardshipOpen');
  }
  const stream = accountStream(accountId);
  const holdId = `HH${commandId}`;
  context.append([
    {
      kind: 'hardship.opened',
      stream,
      data: { hardshipId: commandId, ...told, holdId },
      personal: { statement },
    },
    {
      kind: 'hold.set',
      stream,
      data: { holdId, hold: 'hardship', until: null, reviewBy: told.reviewOn, interactionId: null },
      personal: { statement: null },
    },
  ]);
  return ok({ hardshipId: commandId });
};
