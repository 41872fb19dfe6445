import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { offerFacts } from './offer-facts.ts';

/** Offers a settlement over all that is open; it waits for whoever has to agree. Its id is the command's. */
export const offerSettlement: WritingService<'offerSettlement'> = (context, input) => {
  const ready = offerFacts(context, input);
  if (!ready.ok) return ready;
  const { account, known, view } = ready.value;
  const policy = context.resources.settlementPolicy;
  context.append([
    {
      kind: 'settlement.offered',
      stream: accountStream(input.accountId),
      data: {
        concessionId: input.commandId,
        currency: account.opened.currency,
        itemIds: [...known.itemIds],
        dues: view.dues,
        duesMinor: view.duesMinor,
        offerMinor: view.offerMinor,
        payments: view.payments,
        validUntil: input.validUntil,
        judged: {
          presentValueMinor: view.presentValueMinor,
          floorMinor: view.floorMinor,
          ratePercent: view.ratePercent,
          band: view.band,
          policyVersion: policy.version,
        },
        restructuringAfterDays: policy.restructuringAfterDays,
        coolingMonths: policy.coolingMonths,
        reason: input.reason,
        requiredLevel: view.requiredLevel,
        sanctionedBy: input.sanctionedBy,
        breaches: [...view.breaches],
      },
      personal: { note: input.note },
    },
  ]);
  return ok({ concessionId: input.commandId, pendingApproval: view.requiredLevel !== null });
};
