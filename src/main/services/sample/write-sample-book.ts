import { derivedId } from '../../../shared/domain/ids.ts';
import type { SampleAct, SampleBook, SampleStaff } from '../../../shared/domain/sample/request.ts';
import { generateSampleBook } from '../../../shared/domain/sample/sample-book.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { ok, valueOrThrow } from '../../../shared/lib/result.ts';
import type { WritableDatabase } from '../../db/driver.ts';
import { forgetWorklist } from '../../db/queries/worklist.ts';
import { append } from '../../ledger/append.ts';
import { signHead } from '../../ledger/checkpoints.ts';
import { nextReceiptNumber, readSelf, saveHead } from '../../ledger/device-self.ts';
import { changeLedger, type Ledger } from '../../ledger/ledger.ts';
import { createStreamStates } from '../../ledger/streams.ts';
import type { Resources } from '../resources.ts';
import type { OpenSession } from '../service.ts';
import { readSampleLists } from './sample-lists.ts';

/** Which sample book is wanted: the same figures on the same day give the same book. */
export interface SampleOrder {
  readonly accounts: number;
  readonly seed: number;
  readonly nowMs: number;
  readonly resources: Resources;
}

/** What was written (`bahi sample`). `events` is 0 where the ledger held this very book before. */
export interface SampleWritten {
  readonly parties: number;
  readonly accounts: number;
  readonly events: number;
  readonly currency: string;
}

const zoneOfTheBook = 'Asia/Kolkata';

/** Room for the folded streams of ten thousand accounts: in order of time every one of them is touched again and again. */
const cachedEvents = 2_000_000;

/**
 * Writes the sample book into an open practice ledger, through `append` like everything else, in one transaction: all of
 * it or nothing. Events carry the instants of the year that they tell. A real ledger is a bug here: it is never mixed
 * with invented debts.
 */
export function writeSampleBook(session: OpenSession, order: SampleOrder): SampleWritten {
  assert(session.practice, 'the sample book goes into a practice ledger');
  const { ledger, teamId, user } = session;
  const { resources } = order;
  return valueOrThrow(
    changeLedger<SampleWritten, never>(ledger, (database) => {
      const book = generateSampleBook({
        accounts: order.accounts,
        seed: order.seed,
        asOf: plainDateInZone(order.nowMs, zoneOfTheBook),
        teamId,
        staff: sampleStaff(user.userId, teamId),
        rules: resources,
        lists: readSampleLists(resources.directory),
        nextReceiptNumber: () => nextReceiptNumber(database),
      });
      const { parties, accounts, currency } = book;
      const { books } = ledger.states.team(teamId);
      const isThere = book.bookIds.some((bookId) => books.has(bookId));
      // States of its own, large enough for a year of everything; those of the session notice by themselves what was written.
      const bulk: Ledger = { ...ledger, states: createStreamStates(database, cachedEvents) };
      const events = isThere ? 0 : writeActs(bulk, database, book);
      return ok({ parties, accounts, events, currency });
    }),
  );
}

/** The three invented people are the same in every sample book of a ledger; they have no key on this device. */
function sampleStaff(admin: string, teamId: string): SampleStaff {
  const idOf = (role: string): string => derivedId('U', 'sample', teamId, role);
  return { admin, field: idOf('field'), desk: idOf('desk'), supervisor: idOf('supervisor') };
}

function writeActs(ledger: Ledger, database: WritableDatabase, book: SampleBook): number {
  const before = readSelf(database);
  let events = 0;
  for (const act of book.acts) {
    if (events === 0) turnClockBack(database, act);
    const { commandId, userId, businessDate, atMs, drafts } = act;
    events += append(ledger, { commandId, userId, businessDate, nowMs: atMs }, drafts).length;
  }
  const after = readSelf(database);
  if (before.hlc[0] > after.hlc[0]) saveHead(database, { ...after, hlc: before.hlc });
  signHead(database, ledger.signer);
  forgetWorklist(database);
  return events;
}

/**
 * The book tells a past year, and the device's clock never goes back by itself: without this every event would be stamped
 * with the day the ledger was founded. Only a practice ledger may do so; it never meets a hub.
 */
function turnClockBack(database: WritableDatabase, first: SampleAct): void {
  const head = readSelf(database);
  if (head.hlc[0] >= first.atMs) saveHead(database, { ...head, hlc: [first.atMs - 1, 0] });
}
