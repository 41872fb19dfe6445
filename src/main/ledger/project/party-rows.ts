import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { pinCodeOfAddress } from '../../../shared/domain/places/pin-codes.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { address, party, partyRelation, phone } from '../../db/schema.ts';
import { type Projector, type ProjectorFamily, rowReader } from './projector.ts';
import { reviewRows } from './review-rows.ts';
import { contactWordRows, nameWordRows, placeWordRows } from './search-rows.ts';

const partyWriter = rowWriter(party);
const phoneWriter = rowWriter(phone);
const addressWriter = rowWriter(address);
const relationWriter = rowWriter(partyRelation);

const partyIdOf = (state: PartyState): string => streamSubject(state.stream as StreamId);

const partyRows: Projector<PartyState> = {
  touched: 'party',
  writer: partyWriter,
  isWatched: true,
  ids: (state) => (state.registered === null ? [] : [partyIdOf(state)]),
  prepare: (state) => () => {
    if (state.registered === null) return null;
    const { bookId, partyKey, partyKind } = state.registered.data;
    const field = (name: string): string | null => state.fields.get(name)?.value ?? null;
    return {
      values: partyWriter.toValues({
        partyId: partyIdOf(state),
        bookId,
        partyKey,
        partyKind,
        name: partyName(state),
        nativeName: field('nativeName'),
        language: field('language'),
        gstin: field('gstin'),
        salaryDay: field('salaryDay'),
        email: field('email'),
        contactPerson: field('contactPerson'),
        emailBarred: state.emailBarred !== null,
      }),
    };
  },
};

const phoneRows: Projector<PartyState> = {
  touched: 'phone',
  writer: phoneWriter,
  isWatched: false,
  ids: (state) => state.phones.keys(),
  prepare: (state) =>
    rowReader(phoneWriter, state.phones, ({ event, ...told }) => ({
      phoneId: event.data.phoneId,
      partyId: partyIdOf(state),
      number: event.personal?.number ?? null,
      contactName: event.personal?.contactName ?? null,
      role: event.data.role,
      source: event.data.source,
      lastResult: told.lastResult,
      reachedCount: told.reachedCount,
      lastReachedOn: told.lastReachedOn,
      wrongResults: told.wrongResults,
      // A number that must not be used is one whoever said so.
      retired: told.retired || told.barred !== null,
      lastResultOn: told.lastResultOn,
      barred: told.barred !== null,
    })),
};

const addressRows: Projector<PartyState> = {
  touched: 'address',
  writer: addressWriter,
  isWatched: false,
  ids: (state) => state.addresses.keys(),
  prepare: (state) =>
    rowReader(addressWriter, state.addresses, ({ event, ...told }) => ({
      addressId: event.data.addressId,
      partyId: partyIdOf(state),
      line: event.personal?.line ?? null,
      locality: event.personal?.locality ?? null,
      city: event.personal?.city ?? null,
      pincode: pinCodeOfAddress(
        event.data.pincode,
        event.personal?.line,
        event.personal?.locality,
        event.personal?.city,
      ),
      role: event.data.role,
      source: event.data.source,
      lastResult: told.lastResult,
      lastVisitedOn: told.lastVisitedOn,
      retired: told.retired || told.barred !== null,
      metCount: told.metCount,
      barred: told.barred !== null,
    })),
};

const relationRows: Projector<PartyState> = {
  touched: 'relation',
  writer: relationWriter,
  isWatched: false,
  ids: (state) => state.relations.keys(),
  prepare: (state) =>
    rowReader(relationWriter, state.relations, ({ on, by, ...told }) => ({
      ...told,
      partyId: partyIdOf(state),
      saidOn: on,
      saidBy: by,
    })),
};

/** What a party's stream is projected into. */
export const partyFamily: ProjectorFamily<PartyState> = {
  projectors: [
    partyRows,
    phoneRows,
    addressRows,
    relationRows,
    nameWordRows,
    contactWordRows,
    placeWordRows,
    reviewRows,
  ],
  ownerColumn: 'party_id',
};
