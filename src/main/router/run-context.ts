import type { UploadLocation } from '../../shared/contract/messages.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { append, type WrittenEvent } from '../ledger/append.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createStreamStates, type StreamStates } from '../ledger/streams.ts';
import { beginChain, isChainToBegin } from '../ledger/take-over.ts';
import type { DoorContext, OpenSession, ServiceContext } from '../services/service.ts';
import { lastDayOfWritingHere } from '../services/sync/writing-end.ts';

/** The team has ended the writing of this version of the app: the command is taken back and refused. */
export class AppTooOld extends Error {
  override readonly name = 'AppTooOld';

  constructor() {
    super('the team has ended the writing of this version');
  }
}

/** An import appends hundreds of thousands of events in one transaction: so many at a time. */
const draftsPerStep = 1_000;

/** What a call inside an open ledger stands on. */
export interface LedgerCall {
  readonly door: DoorContext;
  readonly session: OpenSession;
  readonly uploads: ReadonlyMap<string, UploadLocation>;
}

/**
 * Where a query reads. Every commit of another handle throws away a handle's pages, and decrypting them again costs more
 * than the query; so it reads through the handle that wrote them (which lets only reading statements through here), and
 * through the other one while a long piece of work stands half done in a transaction.
 */
function readingHandle({ ledger, read }: OpenSession): ReadableDatabase {
  return ledger.write.inTransaction ? read : ledger.write;
}

/** Folded states of what is committed, for queries that are asked while long work stands half done. */
const committedStates = new WeakMap<ReadableDatabase, StreamStates>();

function ledgerOf({ ledger, read }: OpenSession): Ledger {
  if (!ledger.write.inTransaction) return ledger;
  const states = committedStates.get(read) ?? createStreamStates(read);
  committedStates.set(read, states);
  return { ...ledger, states };
}

/** What a query gets: it sees what is committed. */
export function contextOf(call: LedgerCall): ServiceContext {
  const { door, session, uploads } = call;
  return {
    ...door,
    session,
    read: readingHandle(session),
    ledger: ledgerOf(session),
    user: session.user,
    today: plainDateInZone(door.nowMs, session.zone),
    uploads,
    append: () => assert(false, 'a query does not write') as never,
  };
}

function writtenEvent(event: BahiEvent): WrittenEvent {
  const { kind, stream } = event;
  return event.kind === 'policy.set' ? { kind, stream, policy: event.data.policy } : { kind, stream };
}

/** What a command gets inside its transaction: it sees what it wrote so far. */
export function writingContext(
  call: LedgerCall,
  commandId: string | null,
  written: WrittenEvent[],
): ServiceContext {
  const base = contextOf(call);
  return {
    ...base,
    read: call.session.ledger.write,
    ledger: call.session.ledger,
    append: (drafts, businessDate) => {
      assert(commandId !== null, 'what writes events is a command with an id');
      const writing = {
        commandId,
        userId: base.user.userId,
        businessDate: businessDate ?? base.today,
        nowMs: base.nowMs,
      };
      // Restored, moved or taken in: the device's own chain begins with the first thing that is written.
      const lastDay = drafts.length > 0 ? lastDayOfWritingHere(base) : null;
      if (lastDay !== null && base.today > lastDay) throw new AppTooOld();
      if (drafts.length > 0 && isChainToBegin(call.session.ledger.write)) {
        beginChain(call.session.ledger, { ...writing, commandId: base.newId() });
      }
      for (let at = 0; at < drafts.length; at += draftsPerStep) {
        const step = drafts.slice(at, at + draftsPerStep);
        const events = append(call.session.ledger, { ...writing, earlierEvents: written.length }, step);
        // Of a large import only what the list and the screens ask for is kept in memory, not what it says.
        for (const event of events) written.push(writtenEvent(event));
      }
    },
  };
}
