import { z } from 'zod';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { cashMoveOf, type DayEntry } from '../../../shared/domain/day-end/entry.ts';
import { type DayStand, type EntryPosition, standsOn } from '../../../shared/domain/day-end/stand.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  type EntryStandingRow,
  type StandingOfWordRow,
  selectDayCash,
  selectDayContacts,
  selectDayPromises,
  selectDayReceipts,
  selectDayVoids,
  selectReleasedIds,
  selectWordsOfStream,
} from '../../db/queries/day-end.ts';
import { storedStatus } from '../../db/queries/events.ts';

/** One entry of a day, and where its event stands. */
export interface DayRow {
  readonly entry: DayEntry;
  readonly standing: EntryStandingRow;
}

const tendersColumn = z.array(tenderValue.pick({ tender: true, amountMinor: true }));

/** Everything that is dated into a day and counts, by the projections. */
export function dayRows(database: ReadableDatabase, on: PlainDate): readonly DayRow[] {
  return [
    ...selectDayReceipts(database, on).map((row) =>
      rowOf(row, {
        ...who(row),
        entry: 'receipt',
        currency: row.currency,
        amountMinor: row.amountMinor,
        tenders: tendersColumn.parse(JSON.parse(row.tenders)),
      }),
    ),
    ...selectDayVoids(database, on).map((row) => rowOf(row, { ...who(row), entry: 'void', ...amount(row) })),
    ...selectDayPromises(database, on).map((row) =>
      rowOf(row, { ...who(row), entry: 'promise', ...amount(row) }),
    ),
    ...selectDayContacts(database, on).map((row) =>
      rowOf(row, { ...who(row), entry: 'contact', channel: row.channel }),
    ),
    ...selectDayCash(database, on).map((row) =>
      rowOf(row, { ...who(row), entry: 'cash', move: cashMoveOf(row.kind), ...amount(row) }),
    ),
  ];
}

const rowOf = (standing: EntryStandingRow, entry: DayEntry): DayRow => ({ standing, entry });

interface Whose extends EntryStandingRow {
  readonly entryId: string;
  readonly userId: string;
}

const who = ({ entryId, userId, accountId }: Whose): Pick<DayEntry, 'entryId' | 'userId' | 'accountId'> => ({
  entryId,
  userId,
  accountId,
});

const amount = ({
  currency,
  amountMinor,
}: {
  readonly currency: string;
  readonly amountMinor: number;
}): { readonly currency: string; readonly amountMinor: number } => ({ currency, amountMinor });

/** The rows that a stand knew, and those that came later or were released later. */
export function splitByStand(
  database: ReadableDatabase,
  rows: readonly DayRow[],
  stand: DayStand,
): { readonly known: readonly DayRow[]; readonly late: readonly DayRow[] } {
  const released = selectReleasedIds(database);
  const known: DayRow[] = [];
  const late: DayRow[] = [];
  for (const row of rows) {
    const positions = positionsOf(database, row, released);
    (positions.every((position) => standsOn(stand, position)) ? known : late).push(row);
  }
  return { known, late };
}

/** Where the event of an entry stands, and, where somebody had to release it, where that word stands. */
function positionsOf(
  database: ReadableDatabase,
  { entry, standing }: DayRow,
  released: ReadonlySet<string>,
): readonly EntryPosition[] {
  const own = ownEvent(database, entry, standing);
  if (own === null) return [nowhere];
  if (own.status !== storedStatus.held && !released.has(own.eventId)) return [own];
  // Of several words on one stream the last one counts: better an entry too many among the late ones than one too few.
  const words = selectWordsOfStream(database, streamOf(entry), releasingKinds);
  return [own, ...words.filter(({ facts }) => facts.includes('"release"'))];
}

const releasingKinds = ['review.resolved', 'cash.reviewResolved'];

const streamOf = ({ entry, accountId, userId }: DayEntry): string =>
  entry === 'cash' || accountId === null ? walletStream(userId) : accountStream(accountId);

/** What made an entry, where that is not the first event of its command: by its kind and the member with its id. */
const madeBy = {
  receipt: ['receipt.recorded', 'receiptId'],
  void: ['receipt.voidDecided', 'receiptId'],
  promise: ['promise.made', 'promiseId'],
  contact: ['interaction.logged', 'interactionId'],
} as const;

/** An entry of which no event is found stands nowhere: it came later than anything. */
const nowhere: EntryPosition = { place: null, device: '', seq: Number.MAX_SAFE_INTEGER };

function ownEvent(
  database: ReadableDatabase,
  entry: DayEntry,
  { place, device, seq, status }: EntryStandingRow,
): (EntryPosition & { readonly eventId: string; readonly status: number }) | null {
  if (device !== null && seq !== null && status !== null) {
    return { eventId: entry.entryId, place, device, seq, status };
  }
  if (entry.entry === 'cash') return null;
  const [kind, member] = madeBy[entry.entry];
  const named = `"${member}":${JSON.stringify(entry.entryId)}`;
  const isOf = ({ facts }: StandingOfWordRow): boolean => facts.includes(named);
  return selectWordsOfStream(database, streamOf(entry), [kind]).find(isOf) ?? null;
}
