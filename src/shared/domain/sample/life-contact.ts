import { assert, present } from '../../lib/assert.ts';
import { addDays } from '../dates.ts';
import { type CapturedFields, type ValidOutcome, validateOutcome } from '../disposition/validate-outcome.ts';
import { accountStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import type { AccountLife } from './account-life.ts';
import { consequenceDrafts } from './contact-consequences.ts';
import type { CheckedContact, ContactSpec } from './contact-spec.ts';
import { promiseDraft } from './life-promise.ts';

/**
 * Logs a contact today with everything its outcome asks for, as one command. Null where it cannot be: no number that
 * works, no address, or a promise that would be refused.
 */
export function logContact(life: AccountLife, spec: ContactSpec): string | null {
  const { party } = life.start;
  const phoneId = spec.channel === 'visit' ? null : (spec.phoneId ?? workingPhone(life));
  const addressId = spec.channel === 'visit' ? party.addressId : null;
  if (spec.channel === 'call' && phoneId === null) return null;
  if (spec.channel === 'visit' && addressId === null) return null;
  const note = remark(life, spec);
  return life.act(spec.by, (frame) => {
    const valid = checkedOutcome(life, spec, note);
    const promise = spec.promise === undefined ? null : promiseDraft(life, frame, spec.promise, true);
    if (spec.promise !== undefined && promise === null) return null;
    const contact = { life, spec, valid, frame, phoneId, addressId, note };
    return [interactionDraft(contact), ...(promise === null ? [] : [promise]), ...consequenceDrafts(contact)];
  });
}

/** The first number of the party that is not retired. */
export function workingPhone(life: AccountLife): string | null {
  const phone = [...life.start.party.state.phones.values()].find((known) => !known.retired);
  return phone?.event.data.phoneId ?? null;
}

/** A note as the agent would type it, in a language of the party; null where nothing was typed. */
function remark(life: AccountLife, spec: ContactSpec): string | null {
  if (life.random.chance(35)) return null;
  const note = life.random.pick(remarksFor(life, spec));
  return note === '' ? null : note;
}

/** What may be noted: words of goods where goods are owed for, of instalments where a loan is, and of a dispute's own reason. */
function remarksFor(life: AccountLife, { remark: kind, reason }: ContactSpec): readonly string[] {
  const { remarks } = life.setting.lists;
  const { language } = life.start.party;
  if (kind === 'dispute') {
    // Whoever says it is paid is asked for proof, not for a reason.
    return present(remarks.disputes[reason ?? 'alreadyPaid'], 'notes on the reason of a dispute')[language];
  }
  const own = remarks[life.start.law.product === 'trade' ? 'trade' : 'loan'][kind];
  return [...remarks.both[kind][language], ...(own?.[language] ?? [])];
}

function checkedOutcome(life: AccountLife, spec: ContactSpec, note: string | null): ValidOutcome {
  const entry = { channel: spec.channel, code: spec.outcome, fields: capturedFields(spec, note) };
  // The right mode for whoever was reached: third parties see no amounts.
  const outcome = life.setting.rules.dispositions.outcomes.find((known) => known.code === spec.outcome);
  const thirdPartySafe = outcome?.contactClasses[0] === 'TPC';
  const checked = validateOutcome(life.setting.rules.dispositions, { ...entry, thirdPartySafe });
  assert(checked.ok, `the sample logs ${spec.outcome} with what it asks for`);
  return checked.value;
}

function capturedFields(spec: ContactSpec, note: string | null): CapturedFields {
  const { details = {}, promise, dispute, appointment, holdUntil, reason, relation, reference } = spec;
  return {
    ...details,
    amount: promise?.amountMinor ?? dispute?.amountMinor ?? details['amount'],
    dueOn: promise?.dueOn ?? details['dueOn'],
    mode: promise?.mode ?? details['mode'],
    reason,
    invoice: dispute === undefined ? details['invoice'] : (dispute.itemId ?? 'all'),
    until: holdUntil ?? details['until'],
    at: appointment?.atMs ?? appointment?.on,
    relation,
    // Every visit says where it was or why it cannot.
    location: spec.channel === 'visit' ? 'fix' : null,
    reference,
    note: note ?? details['note'],
    proof: details['proof'] ?? reference,
  };
}

function interactionDraft(contact: CheckedContact): EventDraft<'interaction.logged'> {
  const { life, spec, valid, frame, phoneId, addressId, note } = contact;
  return {
    kind: 'interaction.logged',
    stream: accountStream(life.start.accountId),
    data: {
      interactionId: frame.commandId,
      channel: spec.channel,
      outcome: spec.outcome,
      contactClass: valid.contactClass,
      countsAsAttempt: valid.countsAsAttempt,
      phoneId,
      addressId,
      thirdPartySafe: valid.contactClass === 'TPC',
      reason: spec.reason ?? null,
      relation: spec.relation ?? null,
      phrases: phrasesOf(contact),
      said:
        valid.contactClass === 'RPC' && spec.channel !== 'inbound' ? ['identity', 'creditor', 'purpose'] : [],
      proof: spec.channel === 'visit' ? proofOf(life) : null,
      next: nextOf(contact),
      contactedAtMs: null,
      allowedBy: allowedBy(contact),
    },
    personal: {
      note: note ?? spec.details?.['note'] ?? null,
      personMet:
        spec.channel === 'visit' && valid.contactClass !== 'NC' ? life.start.party.name.trim() : null,
      reference: spec.reference ?? null,
      details: spec.details ?? {},
    },
  };
}

function phrasesOf({ life, spec }: CheckedContact): string[] {
  if (!life.random.chance(20)) return [];
  if (spec.remark === 'promise') return ['willPaySoon'];
  return spec.remark === 'refusal' || spec.remark === 'dispute' ? ['askForStatement'] : [];
}

/** A fix of twenty to eighty metres near the PIN code's point, or none with the reason; photos are not invented. */
function proofOf(life: AccountLife): NonNullable<DataOf<'interaction.logged'>['proof']> {
  const { place } = life.start.party;
  const { random } = life;
  if (place === null || random.chance(25)) {
    const noFixReason = random.pick(['noGps', 'noSignal', 'notAllowed']);
    return { grade: 'D', noFixReason, latitudeE7: null, longitudeE7: null, accuracyMeters: null };
  }
  const accuracyMeters = random.between(8, 90);
  return {
    grade: accuracyMeters <= 50 ? 'B' : 'C',
    noFixReason: null,
    latitudeE7: place.latitudeE7 + random.between(-80_000, 80_000),
    longitudeE7: place.longitudeE7 + random.between(-80_000, 80_000),
    accuracyMeters,
  };
}

const hourMs = 3_600_000;

function nextOf({ spec, valid, frame }: CheckedContact): DataOf<'interaction.logged'>['next'] {
  const on = frame.businessDate;
  const step = valid.outcome.nextStep;
  if (spec.appointment !== undefined) {
    return { action: 'setAppointment', on: spec.appointment.on, atMs: spec.appointment.atMs };
  }
  if (step === null || step.action === 'none') return null;
  if (step.followUp === null) return { action: step.action, on, atMs: null };
  const { after, unit } = step.followUp;
  return unit === 'days'
    ? { action: step.action, on: addDays(on, after), atMs: null }
    : { action: step.action, on, atMs: frame.atMs + after * hourMs };
}

function allowedBy({ life, spec, valid, frame }: CheckedContact): string[] {
  if (spec.channel === 'inbound' || !valid.countsAsAttempt) return [];
  const { law } = life.start;
  return [...life.setting.contactLaw.packsFor(law, spec.channel, frame.businessDate, frame.atMs)];
}
