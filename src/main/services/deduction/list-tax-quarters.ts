import type { TaxQuarterView } from '../../../shared/contract/deductions.ts';
import { standingOf } from '../../../shared/domain/account/tax-quarters.ts';
import { certificateDue } from '../../../shared/domain/deduction/tax-quarter.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectTaxQuarters, type TaxQuarterRow } from '../../db/queries/deductions.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** Certificates of tax by quarter and account, the oldest first; totals are what no certificate covers yet. */
export const listTaxQuarters: WaitingService<'listTaxQuarters'> = (context, { all, limit, offset }) => {
  const rows = selectTaxQuarters(context.read, all);
  const missing = new Map<string, number>();
  for (const { currency, claimedMinor, certifiedMinor } of rows) {
    const leftMinor = Math.max(0, claimedMinor - certifiedMinor);
    missing.set(currency, (missing.get(currency) ?? 0) + leftMinor);
  }
  return ok({
    rows: rows.slice(offset, offset + limit).map((row) => quarterView(context, row)),
    total: rows.length,
    totals: [...missing].map(([currency, amountMinor]) => ({ currency, amountMinor })),
  });
};

function quarterView({ resources, today }: ServiceContext, row: TaxQuarterRow): TaxQuarterView {
  const { accountId, accountKey, partyName, quarter, currency, claimedMinor, certifiedMinor } = row;
  const due = certificateDue(resources.certificateRules, quarter);
  return {
    accountId,
    account: accountKey,
    partyName: partyName ?? '',
    quarter,
    ...due,
    claimed: { amountMinor: claimedMinor, currency },
    certified: { amountMinor: certifiedMinor, currency },
    standing: standingOf({ claimedMinor, certifiedMinor, isPast: due.dueOn < today }),
  };
}
