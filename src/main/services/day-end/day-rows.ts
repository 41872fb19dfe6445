import { z } from 'zod';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { cashMoveOf, type DayEntry } from '../../../shared/domain/day-end/entry.ts';
import { type DayStand, type EntryPosition, standsOn } from '../../../shared/domain/day-end/stand.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import { namedBy, reviewWordOf } from '../../../shared/domain/scope/release.ts';
import { readTravelled } from '../../../shared/domain/scope/travelled-event.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  type DayCashRow,
  type EntryStandingRow,
  type StandingOfWordRow,
  selectDayCash,
  selectDayContacts,
  selectDayPromises,
  selectDayReceipts,
  selectDayVoids,
  selectReleasedCash,
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
    ...selectDayCash(database, on).map(cashRow),
  ];
}

/** Cash up to a day that had to be released, by whoever's hands it came into. */
export function releasedCashRows(database: ReadableDatabase, on: PlainDate): readonly DayRow[] {
  return selectReleasedCash(database, on).map(cashRow);
}

const cashRow = (row: DayCashRow): DayRow =>
  rowOf(row, { ...who(row), entry: 'cash', move: cashMoveOf(row.kind), ...amount(row) });

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
  for (const row of rows) (isKnownOn(stand, database, row, released) ? known : late).push(row);
  return { known, late };
}

/** Whether a stand knew the event of an entry, and, where somebody had to release it, a word that did. */
function isKnownOn(
  stand: DayStand,
  database: ReadableDatabase,
  { entry, standing }: DayRow,
  released: ReadonlySet<string>,
): boolean {
  const own = ownEvent(database, entry, standing);
  if (own === null || !standsOn(stand, own)) return false;
  if (own.status !== storedStatus.held && !released.has(own.eventId)) return true;
  const words = selectWordsOfStream(database, streamOf(entry), releasingKinds);
  return words.some((word) => isReleaseOf(word, own) && standsOn(stand, word));
}

const releasingKinds = ['review.resolved', 'cash.reviewResolved'];

/** Whether a word releases an event: by its id or its group, in what it names or in what its review is about. */
function isReleaseOf({ status, facts }: StandingOfWordRow, own: OwnEvent): boolean {
  const event = status === storedStatus.held ? null : readTravelled(facts);
  const word = event === null ? null : reviewWordOf(event);
  if (word?.decision !== 'release') return false;
  const named = namedBy(word);
  return named.has(own.eventId) || (own.grp !== null && named.has(own.grp));
}

const streamOf = ({ entry, accountId, userId }: DayEntry): string =>
  entry === 'cash' || accountId === null ? walletStream(userId) : accountStream(accountId);

/** What made an entry, where that is not the first event of its command: by its kind and the member with its id. */
const madeBy = {
  receipt: ['receipt.recorded', 'receiptId'],
  void: ['receipt.voidDecided', 'receiptId'],
  promise: ['promise.made', 'promiseId'],
  contact: ['interaction.logged', 'interactionId'],
} as const;

/** The event of an entry, and where it stands. */
interface OwnEvent extends EntryPosition {
  readonly eventId: string;
  readonly status: number;
  readonly grp: string | null;
}

/** The event of an entry; null where none is found: then it came later than anything. */
function ownEvent(
  database: ReadableDatabase,
  entry: DayEntry,
  { place, device, seq, status, grp }: EntryStandingRow,
): OwnEvent | null {
  if (device !== null && seq !== null && status !== null) {
    return { eventId: entry.entryId, place, device, seq, status, grp };
  }
  if (entry.entry === 'cash') return null;
  const [kind, member] = madeBy[entry.entry];
  const named = `"${member}":${JSON.stringify(entry.entryId)}`;
  const isOf = ({ facts }: StandingOfWordRow): boolean => facts.includes(named);
  return selectWordsOfStream(database, streamOf(entry), [kind]).find(isOf) ?? null;
}
