import { compromiseOn, remissionKey } from '../../../shared/domain/account/remissions.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type {
  CompromiseRecord,
  HardshipRecord,
  Remission,
  WaiverRecord,
  WriteOffRecord,
} from '../../../shared/domain/concession/records.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { compromise, concession, hardship, remission, restructure } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const compromiseWriter = rowWriter(compromise);
const concessionWriter = rowWriter(concession);
const hardshipWriter = rowWriter(hardship);
const restructureWriter = rowWriter(restructure);
const remissionWriter = rowWriter(remission);

/** A row follows from events alone, so it knows everything that was told. */
const lastDay = '9999-12-31' as PlainDate;

/** Settlements with the day they were completed on. */
export const compromiseRows: Projector<AccountState> = {
  touched: 'compromise',
  writer: compromiseWriter,
  isWatched: false,
  ids: (state) => state.concessions.compromises.keys(),
  prepare: (state) =>
    rowReader(compromiseWriter, state.concessions.compromises, (record: CompromiseRecord) => {
      const { concessionId, proposedOn, proposedBy, authored, steps, data } = record;
      const { currency, validUntil, duesMinor, offerMinor, requiredLevel } = data;
      const { sanctionedBy, breaches, payments } = data;
      const { acceptedOn, completedOn, coolingUntil } = compromiseOn(state, record, lastDay);
      return {
        concessionId,
        accountId: accountIdOf(state),
        currency,
        proposedOn,
        proposedBy,
        authored,
        validUntil,
        duesMinor,
        offerMinor,
        sacrificeMinor: duesMinor - offerMinor,
        requiredLevel,
        sanctionedBy,
        breaches,
        payments,
        steps,
        acceptedOn,
        completedOn,
        coolingUntil,
      };
    }),
};

/** Waivers and write-offs. */
export const concessionRows: Projector<AccountState> = {
  touched: 'concession',
  writer: concessionWriter,
  isWatched: false,
  ids: ({ concessions }) => [...concessions.waivers.keys(), ...concessions.writeOffs.keys()],
  prepare(state) {
    const { waivers, writeOffs } = state.concessions;
    const known = new Map<string, WaiverRecord | WriteOffRecord>([...waivers, ...writeOffs]);
    return rowReader(concessionWriter, known, (record) => {
      const { concessionId, proposedOn, proposedBy, authored, steps, data } = record;
      const { currency, reason, requiredLevel, sanctionedBy, breaches } = data;
      const isWaiver = 'lines' in data;
      return {
        concessionId,
        accountId: accountIdOf(state),
        currency,
        concessionKind: isWaiver
          ? ('waiver' as const)
          : data.mode === 'final'
            ? ('finalWriteOff' as const)
            : ('technicalWriteOff' as const),
        proposedOn,
        proposedBy,
        authored,
        amountMinor: isWaiver
          ? data.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
          : data.amountMinor,
        reason,
        requiredLevel,
        sanctionedBy,
        breaches,
        steps,
      };
    });
  },
};

/** Hardship cases. */
export const hardshipRows: Projector<AccountState> = {
  touched: 'hardship',
  writer: hardshipWriter,
  isWatched: false,
  ids: (state) => state.concessions.hardships.keys(),
  prepare: (state) =>
    rowReader(hardshipWriter, state.concessions.hardships, ({ event, closed }: HardshipRecord) => ({
      ...event.data,
      accountId: accountIdOf(state),
      openedOn: event.businessDate,
      openedBy: event.user,
      closedOn: closed?.on ?? null,
      result: closed?.result ?? null,
    })),
};

/** Restructures. */
export const restructureRows: Projector<AccountState> = {
  touched: 'restructure',
  writer: restructureWriter,
  isWatched: false,
  ids: (state) => state.concessions.restructures.keys(),
  prepare: (state) =>
    rowReader(
      restructureWriter,
      state.concessions.restructures,
      (event: EventOf<'restructure.recorded'>) => ({
        ...event.data,
        accountId: accountIdOf(state),
        recordedOn: event.businessDate,
        recordedBy: event.user,
      }),
    ),
};

/** What is no longer asked for. */
export const remissionRows: Projector<AccountState> = {
  touched: 'remission',
  writer: remissionWriter,
  isWatched: false,
  ids: ({ concessions }) => concessions.remissions.all.map(remissionKey),
  prepare(state) {
    const known = new Map(state.concessions.remissions.all.map((given) => [remissionKey(given), given]));
    return rowReader(remissionWriter, known, (given: Remission) => ({
      remissionId: remissionKey(given),
      accountId: accountIdOf(state),
      grantId: given.grantId,
      ground: given.ground,
      itemId: given.itemId,
      chargeId: given.chargeId,
      remittedOn: given.on,
      amountMinor: given.amountMinor,
    }));
  },
};
