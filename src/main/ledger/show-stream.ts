import { noEffects } from '../../shared/domain/events/effects.ts';
import type { StreamKind } from '../../shared/domain/events/envelope.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';
import { present } from '../../shared/lib/assert.ts';
import { canApply, emptyFold, foldStream, type StreamFold } from './fold-stream.ts';
import { goesWell } from './mistakes.ts';
import type { ProjectorFamilies } from './project/families.ts';
import {
  type ProjectedInto,
  type ProjectedRow,
  projectEffects,
  removeParkedRows,
  replaceStreamRows,
  rowsOfParked,
  rowsOfStream,
  type WrittenRows,
} from './project/projection.ts';
import type { ParkedEvent, StreamRead } from './read-events.ts';

/** What came of bringing the rows of a stream along. */
export interface ShownStream {
  /** Null for a kind of stream this version does not know. */
  readonly kind: StreamKind | null;
  /** What could not be read, folded or shown. */
  readonly parked: readonly ParkedEvent[];
}

/**
 * Makes the rows of a stream those that follow from its events, in the caller's transaction. An event after which rows cannot be
 * made is a mistake of ours like one on which the fold stumbles: it is parked, and the rest is shown, since nothing may stop a
 * meeting (decision 0051). `isEmpty`: nothing of it is there, so that rows need only be written.
 */
export function showStream(
  into: ProjectedInto,
  stream: string,
  read: StreamRead,
  { isEmpty } = { isEmpty: false },
): ShownStream {
  const fold = foldStream(stream, read);
  if (fold === null) {
    removeParkedRows(into.write, stream);
    write(into, rowsOfParked(stream, read.parked));
    return { kind: null, parked: read.parked };
  }
  const { kind } = fold.folded;
  if (goesWell(() => writeStream(into, stream, fold, isEmpty))) return { kind, parked: fold.parked };
  return { kind, parked: showWhatCanBe(into, stream, read) };
}

function writeStream(into: ProjectedInto, stream: string, fold: StreamFold, isEmpty: boolean): void {
  const rows = rowsOfStream(stream, fold, fold.parked, into.families);
  if (isEmpty) write(into, rows);
  else replaceStreamRows(into.write, fold.folded, rows);
}

function write({ write: database }: ProjectedInto, rows: Iterable<ProjectedRow>): void {
  for (const { writer, values } of rows) writer.upsert(database, values);
}

/**
 * The stream without the events after which rows cannot be made, each found by telling the stream event by event. Where that
 * names none, or where it does not help, nothing of the stream is shown. Answers all that was passed over.
 */
function showWhatCanBe(into: ProjectedInto, stream: string, read: StreamRead): readonly ParkedEvent[] {
  const reasons = new Map<BahiEvent, ParkedEvent['reason']>();
  for (;;) {
    const stumbled = firstStumbling(into, stream, read.events, reasons);
    if (stumbled === null) break;
    reasons.set(stumbled.event, stumbled.reason);
  }
  return (
    shownWithout(into, stream, read, reasons) ??
    shownWithout(into, stream, read, new Map(read.events.map((event) => [event, 'projectionFailed']))) ??
    hideStream(into, stream, read)
  );
}

/** Shows the stream without these events; null where its rows cannot be made all the same. */
function shownWithout(
  into: ProjectedInto,
  stream: string,
  read: StreamRead,
  reasons: ReadonlyMap<BahiEvent, ParkedEvent['reason']>,
): readonly ParkedEvent[] | null {
  const passedOver = Array.from(
    reasons,
    ([{ device, seq }, reason]): ParkedEvent => ({ device, seq, reason }),
  );
  const fold = present(
    foldStream(stream, {
      events: read.events.filter((event) => !reasons.has(event)),
      parked: [...read.parked, ...passedOver],
    }),
    'a kind of stream this version knows',
  );
  return goesWell(() => writeStream(into, stream, fold, false)) ? fold.parked : null;
}

/** Not even what is left of it without a single event can be shown: it has no rows, and all of it waits. */
function hideStream(
  { write: database }: ProjectedInto,
  stream: string,
  read: StreamRead,
): readonly ParkedEvent[] {
  const folded = present(emptyFold(stream), 'a kind of stream this version knows');
  const hidden = read.events.map(
    ({ device, seq }): ParkedEvent => ({ device, seq, reason: 'projectionFailed' }),
  );
  const parked = [...read.parked, ...hidden];
  replaceStreamRows(database, folded, rowsOfParked(stream, parked));
  return parked;
}

/** Tells the stream anew, with its rows, up to the first event on which that stumbles; null where it comes to the end. */
function firstStumbling(
  into: ProjectedInto,
  stream: string,
  events: readonly BahiEvent[],
  passedOver: ReadonlyMap<BahiEvent, unknown>,
): { readonly event: BahiEvent; readonly reason: ParkedEvent['reason'] } | null {
  const folded = present(emptyFold(stream), 'a kind of stream this version knows');
  replaceStreamRows(into.write, folded, []);
  const written: WrittenRows = new Map();
  for (const event of events) {
    if (passedOver.has(event)) continue;
    const effects = noEffects();
    if (!canApply(folded, event, effects)) return { event, reason: 'foldFailed' };
    const isShown = goesWell(() => projectEffects(into, folded, effects, { written, isNew: false }));
    if (!isShown) return { event, reason: 'projectionFailed' };
  }
  return null;
}

/** The rows of a stream as a check makes them; where they cannot be made, those of what was passed over alone. */
export function rowsToCompare(
  stream: string,
  read: StreamRead,
  families?: ProjectorFamilies,
): readonly ProjectedRow[] {
  const fold = foldStream(stream, read);
  const parked = fold?.parked ?? read.parked;
  let rows: readonly ProjectedRow[] = [];
  const areMade = goesWell(() => {
    rows = [...rowsOfStream(stream, fold, parked, families)];
  });
  return areMade ? rows : [...rowsOfParked(stream, parked)];
}
