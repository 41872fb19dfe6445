import { compromiseOn } from '../../../shared/domain/account/remissions.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { isPlanRunning } from '../../../shared/domain/plan/view.ts';
import { ok } from '../../../shared/lib/result.ts';
import { plansOn } from '../account/account-of.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** The debtor takes the offer. Its payments run as a plan, in the place of one that runs, so that the list follows them. */
export const acceptSettlement: WritingService<'acceptSettlement'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const record = state.concessions.compromises.get(input.concessionId);
  if (record === undefined || compromiseOn(state, record, context.today).status !== 'offered') {
    return refuse('offerNotOpen');
  }
  const stream = accountStream(input.accountId);
  const replaced = plansOn(state, context.today).find(({ view }) => isPlanRunning(view.status))?.plan.planId;
  context.append([
    {
      kind: 'settlement.accepted',
      stream,
      data: {
        concessionId: input.concessionId,
        attachmentId: input.attachmentId,
        planId: input.commandId,
      },
      personal: null,
    },
    {
      kind: 'plan.proposed',
      stream,
      data: {
        planId: input.commandId,
        currency: opened.currency,
        totalMinor: record.data.offerMinor,
        frequency: 'custom',
        instalments: record.data.payments,
        needsApproval: false,
        breaches: [],
        interactionId: null,
        brokenAfterMissed: 1,
        ...(replaced === undefined ? {} : { replaces: replaced }),
      },
      personal: null,
    },
  ]);
  return ok({});
};
