import { taxQuarters } from '../../../shared/domain/account/tax-quarters.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Enters a certificate of tax for a quarter in which tax was claimed; answers what is still missing (negative: too much). */
export const receiveTaxCertificate: WritingService<'receiveTaxCertificate'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { quarter, number, amountMinor, datedOn } = input;
  const known = taxQuarters(state, context.resources.certificateRules, context.today).find(
    (one) => one.quarter === quarter,
  );
  if (known === undefined) return refuse('quarterUnknown');
  if (datedOn > context.today) return refuse('dateInFuture');
  const isKnown = known.certificates.some(
    ({ event, withdrawnOn }) => withdrawnOn === null && event.data.number === number,
  );
  if (isKnown) return refuse('certificateKnown');
  const certificateId = input.commandId;
  context.append([
    {
      kind: 'taxCertificate.received',
      stream: accountStream(input.accountId),
      data: { certificateId, quarter, number, currency: opened.currency, amountMinor, datedOn },
      personal: null,
    },
  ]);
  return ok({ certificateId, differenceMinor: known.claimedMinor - known.certifiedMinor - amountMinor });
};
