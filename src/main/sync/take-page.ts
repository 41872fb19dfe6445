import type { EventKindName } from '../../shared/domain/events/kinds.ts';
import {
  isScopeLine,
  type PageLine,
  type PlacedEvent,
  type ScopeLine,
} from '../../shared/wire/event-lines.ts';
import type { PageHeader } from '../../shared/wire/frames.ts';
import { updateContext } from '../db/queries/devices.ts';
import { saveVoidsElsewhere } from '../db/queries/handed-over-receipts.ts';
import { forgetDeletedWords } from '../db/queries/search-state.ts';
import { selectStaleShelves } from '../db/queries/sync-shelves.ts';
import { forgetWorklist, outdateWorklist } from '../db/queries/worklist.ts';
import { readSelf } from '../ledger/device-self.ts';
import { grantShelf, handOverShelf } from '../ledger/hand-over.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { takeInEvents } from '../ledger/take-in.ts';
import { changeHub, readHub, takeInTerms } from './hub-state.ts';

/** What a page came to. `stale`: it is not the next one, and nothing was changed. */
export type PageTaken =
  | { readonly kind: 'stale' | 'otherEpoch' | 'otherScope' | 'stranger' }
  | {
      readonly kind: 'taken';
      readonly received: number;
      readonly granted: number;
      readonly revoked: number;
    };

/** Events after which the book is another one: the figures that scores are measured against are taken anew. */
const bookChanges: readonly EventKindName[] = ['items.imported', 'import.undone'];

/** An account goes before its customer: the receipts of the device keep the name that their paper says. */
const accountsFirst = (changes: readonly ScopeLine[]): readonly ScopeLine[] =>
  changes.toSorted(
    (one, other) => Number(other.shelf.startsWith('account:')) - Number(one.shelf.startsWith('account:')),
  );

/**
 * Takes one page, in the caller's transaction: events, what follows from them, shelves that come and go, and the place up to
 * which was pulled, all or nothing.
 */
export function takePage(ledger: Ledger, header: PageHeader, lines: readonly PageLine[]): PageTaken {
  const { write } = ledger;
  const hub = readHub(write);
  if (header.epoch !== hub.epoch) return { kind: 'otherEpoch' };
  if (header.scopeKey !== hub.scopeKey) return { kind: 'otherScope' };
  if (header.from !== hub.pulledPlace || header.to < header.from) return { kind: 'stale' };
  const events = lines.filter((line): line is PlacedEvent => !isScopeLine(line));
  const changes = accountsFirst(lines.filter((line): line is ScopeLine => isScopeLine(line)));
  const terms = takeInTerms(hub);
  const taken = takeInEvents(ledger, terms, events);
  if (taken === null) return { kind: 'stranger' };
  let revoked = 0;
  for (const { change, shelf, place } of changes) {
    if (change === 'grant') grantShelf(ledger, terms, shelf);
    else if (handOverShelf(ledger, terms, shelf, place) !== null) revoked += 1;
  }
  const endsStartingOver = hub.startingOver && !header.more;
  if (endsStartingOver) {
    for (const { shelf } of selectStaleShelves(write, hub.generation)) {
      if (handOverShelf(ledger, terms, shelf, header.to) !== null) revoked += 1;
    }
  }
  if (revoked > 0) forgetDeletedWords(write);
  // After the hand-overs: what is kept of a receipt is kept from then on.
  if (header.voidsRefused !== undefined) saveVoidsElsewhere(write, 'rejected', header.voidsRefused);
  if (header.voided !== undefined) saveVoidsElsewhere(write, 'approved', header.voided);
  const self = readSelf(write);
  const cursor = Math.max(self.cursor, header.to);
  updateContext(write, hub.epoch, cursor);
  ledger.states.advance({ seq: self.seq, cursor });
  changeHub(write, {
    pulledPlace: header.to,
    topPlace: Math.max(hub.topPlace, header.to),
    ...(endsStartingOver ? { startingOver: false } : {}),
  });
  // The day's list is computed by the services, which know the day: its next reader does so.
  if (bookChanges.some((kind) => taken.kinds.has(kind))) forgetWorklist(write);
  else if (taken.streams.size + changes.length + revoked > 0) outdateWorklist(write);
  const granted = changes.filter(({ change }) => change === 'grant').length;
  return { kind: 'taken', received: taken.events, granted, revoked };
}
