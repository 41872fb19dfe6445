import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes back a certificate of tax that was entered by mistake. */
export const withdrawTaxCertificate: WritingService<'withdrawTaxCertificate'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { certificateId, reason } = input;
  const known = account.value.state.deductions.certificates.get(certificateId);
  if (known === undefined || known.withdrawnOn !== null) return refuse('unknownCertificate');
  context.append([
    {
      kind: 'taxCertificate.withdrawn',
      stream: accountStream(input.accountId),
      data: { certificateId, reason },
      personal: null,
    },
  ]);
  return ok({});
};
