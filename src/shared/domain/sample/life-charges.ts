import { chargesToFreeze } from '../charges/freeze.ts';
import { shareOfDues } from '../concession/present-value.ts';
import { accountStream } from '../events/envelope.ts';
import type { AccountLife } from './account-life.ts';
import { earlyRung, supplierTermsOf } from './house-terms.ts';
import { takeMoney } from './life-money.ts';

/** Interest that runs on late claims of the supplier's book is written in up to today. */
export function freezeInterest(life: AccountLife): void {
  const { calendar, rules, staff } = life.setting;
  const terms = supplierTermsOf(life.start.bookId, calendar);
  const tables = new Map(rules.rateTables.map((table) => [table.id, table]));
  const drafts = chargesToFreeze(
    life.state,
    [terms],
    { statutes: rules.chargeStatutes, tables },
    // What earlier months brought is written in with today's: an act of practice is never dated back.
    { upTo: life.today, brokenMonth: true, isClosed: (on) => on !== life.today },
  );
  life.act(staff.desk, () => drafts.map(({ draft }) => draft));
}

/** A claim is paid a fortnight early less the discount of the first step, which is allowed beside the receipt. */
export function payEarly(
  life: AccountLife,
  claim: { readonly itemId: string; readonly amountMinor: number; readonly days: number },
): void {
  const discountMinor = shareOfDues(claim.amountMinor, earlyRung.basisPoints);
  const receiptId = takeMoney(life, {
    amountMinor: claim.amountMinor - discountMinor,
    way: 'bankTransfer',
    by: life.setting.staff.desk,
    directedItemIds: [claim.itemId],
  });
  if (receiptId === null) return;
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'discount.allowed',
      stream: accountStream(life.start.accountId),
      data: {
        discountId: `DA${receiptId}`,
        receiptId,
        currency: 'INR',
        lines: [{ itemId: claim.itemId, amountMinor: discountMinor, ...earlyRung, days: claim.days }],
      },
      personal: null,
    },
  ]);
}
