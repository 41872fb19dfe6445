import type { AccountState, InteractionState } from '../../../shared/domain/account/state.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import type { CorrectionNote } from '../../db/schema/commitments.ts';
import { appointment, attachment, interaction } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const writer = rowWriter(interaction);
const attachmentWriter = rowWriter(attachment);
const appointmentWriter = rowWriter(appointment);

/** Contacts made, with their corrections beside them. */
export const interactionRows: Projector<AccountState> = {
  touched: 'interaction',
  writer,
  isWatched: false,
  ids: (state) => state.interactions.keys(),
  prepare(state) {
    const accountId = accountIdOf(state);
    return (id) => {
      const known = state.interactions.get(id);
      return known === undefined ? null : { values: interactionValues(accountId, known) };
    };
  },
};

function interactionValues(accountId: string, { event, corrections }: InteractionState): RowValues {
  const { data, personal } = event;
  const { relation, phrases, said, proof, next, contactedAtMs, allowedBy, sameContactAs } = data;
  return writer.toValues({
    interactionId: data.interactionId,
    accountId,
    channel: data.channel,
    outcome: data.outcome,
    contactClass: data.contactClass,
    countsAsAttempt: data.countsAsAttempt,
    thirdPartySafe: data.thirdPartySafe,
    businessDate: event.businessDate,
    recordedMs: event.hlc[0],
    recordedBy: event.user,
    phoneId: data.phoneId,
    addressId: data.addressId,
    reason: data.reason,
    note: personal?.note ?? null,
    personMet: personal?.personMet ?? null,
    reference: personal?.reference ?? null,
    proofGrade: proof?.grade ?? null,
    details: {
      relation,
      phrases,
      said,
      proof,
      next,
      contactedAtMs,
      allowedBy,
      fields: personal?.details ?? null,
      // Only where it is said: rows of older ledgers stay what they are.
      ...(sameContactAs === undefined ? {} : { sameContactAs }),
    },
    corrections: corrections.map(toNote),
  });
}

function toNote(correction: EventOf<'interaction.corrected'>): CorrectionNote {
  return {
    correctionId: correction.data.correctionId,
    outcome: correction.data.outcome,
    note: correction.personal?.note ?? null,
    businessDate: correction.businessDate,
    recordedMs: correction.hlc[0],
    recordedBy: correction.user,
  };
}

/** Evidence kept. */
export const attachmentRows: Projector<AccountState> = {
  touched: 'attachment',
  writer: attachmentWriter,
  isWatched: false,
  ids: (state) => state.attachments.keys(),
  prepare: (state) =>
    rowReader(attachmentWriter, state.attachments, ({ data, personal }) => ({
      attachmentId: data.attachmentId,
      accountId: accountIdOf(state),
      interactionId: data.interactionId,
      sha256: data.sha256,
      sizeBytes: data.sizeBytes,
      mediaType: data.mediaType,
      capturedAtMs: data.capturedAtMs,
      fileName: personal?.fileName ?? null,
    })),
};

/** Calls and visits agreed. */
export const appointmentRows: Projector<AccountState> = {
  touched: 'appointment',
  writer: appointmentWriter,
  isWatched: false,
  ids: (state) => state.appointments.keys(),
  prepare: (state) =>
    rowReader(appointmentWriter, state.appointments, ({ event, state: standing }) => ({
      appointmentId: event.data.appointmentId,
      accountId: accountIdOf(state),
      channel: event.data.channel,
      dueOn: event.data.on,
      atMs: event.data.atMs,
      setBy: event.user,
      state: standing,
    })),
};
