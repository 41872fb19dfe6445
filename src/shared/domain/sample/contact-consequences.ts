import { addDays } from '../dates.ts';
import type { ValidOutcome } from '../disposition/validate-outcome.ts';
import { accountStream, partyStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import type { CheckedContact } from './contact-spec.ts';

/** Days until somebody looks again at a dispute or at a hold without an end. */
export const reviewAfterDays = 30;

/** What follows from a logged contact in its own command: dispute, hold, appointment, what number and address told. */
export function consequenceDrafts(contact: CheckedContact): EventDraft[] {
  return [
    ...disputeDrafts(contact),
    ...holdDrafts(contact),
    ...appointmentDrafts(contact),
    ...phoneDrafts(contact),
    ...addressDrafts(contact),
  ];
}

function disputeDrafts({ life, spec, valid, frame, note }: CheckedContact): EventDraft[] {
  const action = valid.outcome.nextStep?.action;
  if (spec.dispute === undefined && action !== 'openDispute' && action !== 'checkPaidClaim') return [];
  return [
    {
      kind: 'dispute.opened',
      stream: accountStream(life.start.accountId),
      data: {
        disputeId: derivedId('D', frame.commandId),
        reason: action === 'checkPaidClaim' ? 'alreadyPaid' : (spec.reason ?? 'unstated'),
        itemId: spec.dispute?.itemId ?? null,
        amountMinor: spec.dispute?.amountMinor ?? null,
        reviewBy: addDays(frame.businessDate, reviewAfterDays),
      },
      personal: { statement: note },
    },
  ];
}

function holdDrafts({ life, spec, valid, frame, note }: CheckedContact): EventDraft[] {
  const hold = valid.outcome.nextStep?.hold ?? null;
  if (hold === null) return [];
  const until = spec.holdUntil ?? null;
  return [
    {
      kind: 'hold.set',
      stream: accountStream(life.start.accountId),
      data: {
        holdId: derivedId('H', frame.commandId),
        hold,
        until,
        reviewBy: until ?? addDays(frame.businessDate, reviewAfterDays),
        interactionId: frame.commandId,
      },
      personal: { statement: note },
    },
  ];
}

function appointmentDrafts({ life, spec, frame }: CheckedContact): EventDraft[] {
  if (spec.appointment === undefined) return [];
  return [
    {
      kind: 'appointment.set',
      stream: accountStream(life.start.accountId),
      data: {
        appointmentId: derivedId('M', frame.commandId),
        ...spec.appointment,
        interactionId: frame.commandId,
      },
      personal: null,
    },
  ];
}

function phoneDrafts({ life, valid, frame, phoneId }: CheckedContact): EventDraft[] {
  if (phoneId === null) return [];
  return [
    {
      kind: 'phone.result',
      stream: partyStream(life.start.party.partyId),
      data: { phoneId, result: phoneResultOf(valid), interactionId: frame.commandId },
      personal: null,
    },
  ];
}

/** As the product reads the matrix: two wrong results retire a number, one that is out of service at once (decided 20). */
function phoneResultOf(valid: ValidOutcome): DataOf<'phone.result'>['result'] {
  const step = valid.outcome.nextStep;
  if (step?.action === 'retireNumber') return step.escalation?.after === 1 ? 'outOfService' : 'wrong';
  if (valid.contactClass === 'RPC') return 'reached';
  return valid.contactClass === 'TPC' ? 'thirdParty' : 'noAnswer';
}

function addressDrafts({ life, valid, frame, addressId }: CheckedContact): EventDraft[] {
  if (addressId === null) return [];
  const step = valid.outcome.nextStep;
  const retires = step?.action === 'retireAddress' || step?.escalation?.action === 'retireAddress';
  const result = retires ? 'wrong' : valid.contactClass === 'RPC' ? 'met' : 'closed';
  return [
    {
      kind: 'address.result',
      stream: partyStream(life.start.party.partyId),
      data: { addressId, result, interactionId: frame.commandId },
      personal: null,
    },
  ];
}
