import type { PlanView } from '../../../shared/contract/account.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PaperStanding } from '../../../shared/domain/paper/dress.ts';
import type { PaperHead, PlanSchedulePaper } from '../../../shared/domain/paper/model.ts';

/** A plan as its paper says it. While nothing came in it says the same on every day, so a reprint is the same file. */
export function planModel(
  head: PaperHead,
  plan: PlanView,
  about: { readonly account: string; readonly partyNative: string | null; readonly today: PlainDate },
): PlanSchedulePaper {
  let leftMinor = plan.total.amountMinor;
  return {
    ...head,
    paper: 'planSchedule',
    partyNative: about.partyNative,
    account: about.account,
    agreedOn: plan.proposedOn,
    asOf: plan.paidMinor === 0 ? plan.proposedOn : about.today,
    total: { ...plan.total },
    frequency: plan.frequency,
    salaryDay: plan.salaryDay === null ? null : { ...plan.salaryDay },
    hasDownPayment: plan.downPaymentMinor !== null,
    replacesAnother: plan.replaces !== null,
    payments: plan.instalments.map(({ dueOn, amountMinor, paidMinor }) => {
      leftMinor -= amountMinor;
      return { dueOn, amountMinor, leftMinor, receivedMinor: paidMinor };
    }),
    receivedMinor: plan.paidMinor,
  };
}

const standingByStatus: Readonly<Record<string, PaperStanding>> = {
  pendingApproval: 'subjectToApproval',
  cancelled: 'ended',
  rejected: 'rejected',
  replaced: 'replaced',
};

/** What stands over a plan's paper: one that waits for a second person binds nobody yet (row N2). */
export function planStanding({ status }: PlanView): PaperStanding {
  return standingByStatus[status] ?? 'stands';
}
