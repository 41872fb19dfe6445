import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { ImportState, TeamState } from '../../../shared/domain/team/state.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { appUser, book, device, importBatch, policy, team } from '../../db/schema.ts';
import { bankLineRows, bankMatchRows, bankStatementRows } from './bank-rows.ts';
import { chargeTermsRows } from './charge-terms-rows.ts';
import { teamDayRows } from './day-rows.ts';
import { periodRows, receiptBookRows } from './period-rows.ts';
import { type Projector, type ProjectorFamily, rowReader } from './projector.ts';
import { reviewRows } from './review-rows.ts';
import { writebackRows } from './writeback-rows.ts';

const teamWriter = rowWriter(team);
const userWriter = rowWriter(appUser);
const deviceWriter = rowWriter(device);
const bookWriter = rowWriter(book);
const importWriter = rowWriter(importBatch);
const policyWriter = rowWriter(policy);

const teamIdOf = (state: TeamState): string => streamSubject(state.stream as StreamId);

const teamRows: Projector<TeamState> = {
  touched: 'team',
  writer: teamWriter,
  isWatched: false,
  ids: (state) => (state.founded === null ? [] : [teamIdOf(state)]),
  prepare: (state) => () => {
    if (state.founded === null) return null;
    const { data, personal } = state.founded;
    const row = {
      teamId: teamIdOf(state),
      name: personal?.name ?? null,
      practice: data.practice,
      zone: data.zone,
    };
    return { values: teamWriter.toValues(row) };
  },
};

const userRows: Projector<TeamState> = {
  touched: 'user',
  writer: userWriter,
  isWatched: false,
  ids: (state) => state.users.keys(),
  prepare: (state) => rowReader(userWriter, state.users, (user) => user),
};

const deviceRows: Projector<TeamState> = {
  touched: 'device',
  writer: deviceWriter,
  isWatched: false,
  ids: (state) => state.devices.keys(),
  prepare: (state) => rowReader(deviceWriter, state.devices, (enrolled) => enrolled),
};

const bookRows: Projector<TeamState> = {
  touched: 'book',
  writer: bookWriter,
  isWatched: false,
  ids: (state) => state.books.keys(),
  prepare: (state) => rowReader(bookWriter, state.books, (known) => known),
};

const importRows: Projector<TeamState> = {
  touched: 'import',
  writer: importWriter,
  isWatched: false,
  ids: (state) => state.imports.keys(),
  prepare: (state) => (id) => {
    const known = state.imports.get(id);
    return known === undefined ? null : { values: importValues(known) };
  },
};

function importValues({ event, withdrawn }: ImportState): RowValues {
  const { importId, bookId, fileSha256, rows, created, updated, unchanged, problems } = event.data;
  return importWriter.toValues({
    importId,
    bookId,
    fileName: event.personal?.fileName ?? null,
    fileSha256,
    rowCount: rows,
    created,
    updated,
    unchanged,
    problems,
    recordedMs: event.hlc[0],
    recordedBy: event.user,
    withdrawn,
  });
}

const policyRows: Projector<TeamState> = {
  touched: 'policy',
  writer: policyWriter,
  isWatched: false,
  ids: (state) => state.policies.keys(),
  prepare: (state) => rowReader(policyWriter, state.policies, (value, id) => ({ policy: id, value })),
};

/** What the team's stream is projected into. A ledger holds one team. */
export const teamFamily: ProjectorFamily<TeamState> = {
  projectors: [
    teamRows,
    userRows,
    deviceRows,
    bookRows,
    importRows,
    policyRows,
    chargeTermsRows,
    writebackRows,
    bankStatementRows,
    bankLineRows,
    bankMatchRows,
    periodRows,
    receiptBookRows,
    teamDayRows,
    reviewRows,
  ],
  ownerColumn: null,
};
