import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { claimView, totalsByCurrency } from './bank-views.ts';
import { openClaims } from './open-bank.ts';

/** Claimed money that no line of the bank shows, oldest first. */
export const listBankClaims: WaitingService<'listBankClaims'> = (context, input) => {
  const claims = openClaims(context).toSorted((one, other) =>
    one.tender.receivedOn < other.tender.receivedOn
      ? -1
      : one.tender.receivedOn > other.tender.receivedOn
        ? 1
        : 0,
  );
  const views = claims.map((claim) => claimView(claim, context.today));
  return ok({
    rows: views.slice(input.offset, input.offset + input.limit),
    total: views.length,
    totals: totalsByCurrency(views.map(({ amount }) => amount)),
  });
};
