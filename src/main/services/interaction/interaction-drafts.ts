import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import type { ValidOutcome } from '../../../shared/domain/disposition/validate-outcome.ts';
import { accountStream, type StreamId } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { derivedId } from '../../../shared/domain/ids.ts';
import { phonesAlike } from '../../../shared/domain/party/joined.ts';
import { proofGrade } from '../../../shared/domain/proof-grade.ts';
import type { KnownAccount } from '../account/account-of.ts';
import type { ShownParty } from '../party/shown-party.ts';
import type { InteractionInput } from './captured-fields.ts';

/** A contact that was decided: everything its events need. */
export interface DecidedInteraction {
  readonly account: KnownAccount;
  readonly party: ShownParty;
  readonly input: InteractionInput;
  readonly valid: ValidOutcome;
  readonly on: PlainDate;
  readonly nowMs: number;
  /** Packs in force when it was allowed. */
  readonly packs: readonly string[];
  /** The interaction as which this is the same contact, where it is told on another account. */
  readonly sameContactAs?: string;
}

const reviewAfterDays = 30;
const hourMs = 60 * 60 * 1000;

/** The contact itself. */
export function interactionDraft(decided: DecidedInteraction): EventDraft<'interaction.logged'> {
  const { account, input, valid, sameContactAs } = decided;
  return {
    kind: 'interaction.logged',
    stream: accountStream(account.opened.accountId),
    data: {
      interactionId: input.commandId,
      channel: input.channel,
      outcome: input.outcome,
      contactClass: valid.contactClass,
      countsAsAttempt: valid.countsAsAttempt,
      phoneId: input.phoneId,
      addressId: input.addressId,
      thirdPartySafe: input.thirdPartySafe,
      reason: input.reason,
      relation: input.relation,
      phrases: input.phrases,
      said: input.said,
      proof: input.channel === 'visit' ? proofOf(input) : null,
      next: nextOf(decided),
      contactedAtMs: input.contactedAtMs ?? null,
      allowedBy: [...decided.packs],
      ...(sameContactAs === undefined ? {} : { sameContactAs }),
    },
    personal: {
      note: input.note,
      personMet: input.personMet,
      reference: input.reference,
      details: Object.fromEntries(
        Object.entries(input.details).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
    },
  };
}

/** Grade of a visit's proof (row V1): never blocks, only says how good it is. */
function proofOf(input: InteractionInput): NonNullable<DataOf<'interaction.logged'>['proof']> {
  const { location } = input;
  const accuracyMeters = location?.accuracyMeters ?? null;
  return {
    grade: proofGrade({ accuracyMeters, hasPhoto: input.attachmentIds.length > 0 }),
    noFixReason: location === null ? (input.noFixReason ?? 'notGiven') : null,
    latitudeE7: location?.latitudeE7 ?? null,
    longitudeE7: location?.longitudeE7 ?? null,
    accuracyMeters,
  };
}

function nextOf(decided: DecidedInteraction): DataOf<'interaction.logged'>['next'] {
  const { input, on, nowMs, valid } = decided;
  const step = valid.outcome.nextStep;
  if (input.appointment !== null) {
    return { action: 'setAppointment', on: input.appointment.on, atMs: input.appointment.atMs };
  }
  if (step === null || step.action === 'none') return null;
  if (step.followUp === null) return { action: step.action, on, atMs: null };
  const { after, unit } = step.followUp;
  return unit === 'days'
    ? { action: step.action, on: addDays(on, after), atMs: null }
    : { action: step.action, on, atMs: nowMs + after * hourMs };
}

/** What follows from the outcome besides the contact and its promise: dispute, hold, appointment, what the number told. */
export function consequenceDrafts(decided: DecidedInteraction): EventDraft[] {
  return [...onTheAccount(decided), ...phoneDrafts(decided), ...addressDrafts(decided)];
}

/** What follows on the account alone; what a number or an address told is of the customer and is said once. */
export function onTheAccount(decided: DecidedInteraction): EventDraft[] {
  return [...disputeDrafts(decided), ...holdDrafts(decided), ...appointmentDrafts(decided)];
}

function disputeDrafts({ account, input, valid, on }: DecidedInteraction): EventDraft[] {
  const action = valid.outcome.nextStep?.action;
  const opens = input.dispute !== null || action === 'openDispute' || action === 'checkPaidClaim';
  if (!opens) return [];
  return [
    {
      kind: 'dispute.opened',
      stream: accountStream(account.opened.accountId),
      data: {
        disputeId: derivedId('D', input.commandId),
        reason: action === 'checkPaidClaim' ? 'alreadyPaid' : (input.reason ?? 'unstated'),
        itemId: input.dispute?.itemId ?? null,
        amountMinor: input.dispute?.amountMinor ?? null,
        reviewBy: addDays(on, reviewAfterDays),
      },
      personal: { statement: input.dispute?.statement ?? input.note },
    },
  ];
}

function holdDrafts({ account, input, valid, on }: DecidedInteraction): EventDraft[] {
  const hold = valid.outcome.nextStep?.hold ?? null;
  if (hold === null) return [];
  return [
    {
      kind: 'hold.set',
      stream: accountStream(account.opened.accountId),
      data: {
        holdId: derivedId('H', input.commandId),
        hold,
        until: input.hold?.until ?? null,
        reviewBy: input.hold?.until ?? addDays(on, reviewAfterDays),
        interactionId: input.commandId,
      },
      personal: { statement: input.note },
    },
  ];
}

function appointmentDrafts({ account, input }: DecidedInteraction): EventDraft[] {
  if (input.appointment === null) return [];
  return [
    {
      kind: 'appointment.set',
      stream: accountStream(account.opened.accountId),
      data: {
        appointmentId: derivedId('M', input.commandId),
        ...input.appointment,
        interactionId: input.commandId,
      },
      personal: null,
    },
  ];
}

/** A result is told of the number where it was recorded; a number that reached somebody is good again with everybody. */
function phoneDrafts({ party, input, valid }: DecidedInteraction): EventDraft[] {
  const { phoneId: calledId } = input;
  if (calledId === null) return [];
  const called = phoneResultOf(valid);
  return phonesAlike(party.members, calledId).flatMap(({ stream, phoneId, wrongResults, retired }) => {
    const isGoodAgain = called === 'reached' && (retired || wrongResults > 0);
    if (phoneId !== calledId && !isGoodAgain) return [];
    const result = phoneId === calledId ? called : 'restored';
    return [phoneResultDraft(stream, { phoneId, result, interactionId: input.commandId })];
  });
}

function phoneResultDraft(stream: StreamId, data: DataOf<'phone.result'>): EventDraft {
  return { kind: 'phone.result', stream, data, personal: null };
}

/** What the outcome says about the number dialled; the matrix says which outcomes retire one, and after how many (decided 20). */
function phoneResultOf(valid: ValidOutcome): DataOf<'phone.result'>['result'] {
  const step = valid.outcome.nextStep;
  if (step?.escalation?.action === 'retireNumber')
    return step.escalation.after === 1 ? 'outOfService' : 'wrong';
  if (step?.action === 'retireNumber') return 'outOfService';
  if (valid.contactClass === 'RPC') return 'reached';
  return valid.contactClass === 'TPC' ? 'thirdParty' : 'noAnswer';
}

function addressDrafts({ party, input, valid }: DecidedInteraction): EventDraft[] {
  const { addressId } = input;
  const member = party.members.find(({ addresses }) => addressId !== null && addresses.has(addressId));
  if (addressId === null || member === undefined) return [];
  const step = valid.outcome.nextStep;
  const retires = step?.action === 'retireAddress' || step?.escalation?.action === 'retireAddress';
  const result = retires ? 'wrong' : valid.contactClass === 'RPC' ? 'met' : 'closed';
  return [
    {
      kind: 'address.result',
      stream: member.stream as StreamId,
      data: { addressId, result, interactionId: input.commandId },
      personal: null,
    },
  ];
}
