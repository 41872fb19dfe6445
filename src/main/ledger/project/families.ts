import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { TouchedKind } from '../../../shared/domain/events/effects.ts';
import { partyIdentities } from '../../../shared/domain/party/identities.ts';
import { rowWriter, type TableWriter } from '../../db/row-writer.ts';
import { parkedEvent, posting } from '../../db/schema.ts';
import type { FoldedStream } from '../fold-stream.ts';
import { accountRows } from './account-rows.ts';
import { chargeRows } from './charge-rows.ts';
import { disputeRows, holdRows, planRows, promiseRows } from './commitment-rows.ts';
import {
  compromiseRows,
  concessionRows,
  hardshipRows,
  remissionRows,
  restructureRows,
} from './concession-rows.ts';
import { creditApplicationRows, deductionRows, taxCertificateRows, taxClaimRows } from './deduction-rows.ts';
import { differenceRows } from './difference-rows.ts';
import { acknowledgmentRows, instrumentRows } from './instrument-rows.ts';
import { appointmentRows, attachmentRows, interactionRows } from './interaction-rows.ts';
import { itemRows } from './item-rows.ts';
import { overdueRows } from './overdue-rows.ts';
import { partyFamily } from './party-rows.ts';
import type { EntityReader, Projector, ProjectorFamily } from './projector.ts';
import { receiptRows } from './receipt-rows.ts';
import { reviewRows } from './review-rows.ts';
import { teamFamily } from './team-rows.ts';
import { walletFamily } from './wallet-rows.ts';

const accountFamily: ProjectorFamily<AccountState> = {
  projectors: [
    accountRows,
    itemRows,
    receiptRows,
    instrumentRows,
    acknowledgmentRows,
    chargeRows,
    compromiseRows,
    concessionRows,
    hardshipRows,
    restructureRows,
    remissionRows,
    interactionRows,
    attachmentRows,
    appointmentRows,
    promiseRows,
    planRows,
    disputeRows,
    holdRows,
    reviewRows,
    differenceRows,
    overdueRows,
    deductionRows,
    creditApplicationRows,
    taxClaimRows,
    taxCertificateRows,
  ],
  ownerColumn: 'account_id',
};

/** How streams of every kind become rows, and the relations of all parties who is shown under whom. */
export interface ProjectorFamilies {
  readonly account: ProjectorFamily<AccountState>;
  readonly party: typeof partyFamily;
  readonly wallet: typeof walletFamily;
  readonly team: typeof teamFamily;
  readonly identities: typeof partyIdentities;
}

/** How this version of the app does it. A ledger is given one, so that a mistake in it can be planted. */
export const ownFamilies: ProjectorFamilies = {
  account: accountFamily,
  party: partyFamily,
  wallet: walletFamily,
  team: teamFamily,
  identities: partyIdentities,
};

/** The double entry of all streams. */
export const postingWriter = rowWriter(posting);

/** What this version could not read. */
export const parkedWriter = rowWriter(parkedEvent);

/** A projector with the state of one stream already in its hands. */
export interface BoundProjector extends Pick<Projector<never>, 'touched' | 'writer' | 'isWatched' | 'lines'> {
  ids(): Iterable<string>;
  prepare(count: number): EntityReader;
}

/** The projectors of a stream, each bound to the stream's state: all of them, or those of what was touched. */
export function projectorsOf(
  families: ProjectorFamilies,
  folded: FoldedStream,
  touched: TouchedKinds | null = null,
): readonly BoundProjector[] {
  switch (folded.kind) {
    case 'account':
      return bind(families.account, folded.state, touched);
    case 'party':
      return bind(families.party, folded.state, touched);
    case 'wallet':
      return bind(families.wallet, folded.state, touched);
    case 'team':
      return bind(families.team, folded.state, touched);
  }
}

type TouchedKinds = ReadonlyMap<TouchedKind, unknown>;

function bind<State>(
  family: ProjectorFamily<State>,
  state: State,
  touched: TouchedKinds | null,
): readonly BoundProjector[] {
  const asked =
    touched === null
      ? family.projectors
      : family.projectors.filter((projector) => touched.has(projector.touched));
  return asked.map((projector) => ({
    touched: projector.touched,
    writer: projector.writer,
    isWatched: projector.isWatched,
    ...(projector.lines === undefined ? {} : { lines: projector.lines }),
    ids: () => projector.ids(state),
    prepare: (count) => projector.prepare(state, count),
  }));
}

/** A table that one kind of stream is projected into, and how the rows of one stream are found in it. */
export interface ProjectedTable {
  readonly writer: TableWriter;
  /** The column that names the stream's subject; null where the table holds one stream's rows only. */
  readonly ownerColumn: string | null;
  /** The column `stream` names the stream itself. */
  readonly isByStream: boolean;
}

/** The tables one kind of stream is projected into. */
export function tablesOf(kind: FoldedStream['kind']): readonly ProjectedTable[] {
  const { projectors, ownerColumn } = ownFamilies[kind];
  return projectors.flatMap((projector: Pick<Projector<never>, 'writer' | 'lines' | 'isByStream'>) => {
    const owner = { ownerColumn, isByStream: projector.isByStream ?? false };
    const own = { writer: projector.writer, ...owner };
    return projector.lines === undefined ? [own] : [own, { writer: projector.lines.writer, ...owner }];
  });
}

/** Every projection that follows from events alone. The worklist is none: it depends on the day. */
export const projectionWriters: readonly TableWriter[] = [
  // Several projectors may write one table.
  ...new Set(
    (['account', 'party', 'wallet', 'team'] as const).flatMap((kind) =>
      tablesOf(kind).map(({ writer }) => writer),
    ),
  ),
  postingWriter,
  parkedWriter,
];
