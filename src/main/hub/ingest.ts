import { addDays } from '../../shared/domain/dates.ts';
import { applyScopeEvent } from '../../shared/domain/scope/apply-scope.ts';
import { applyReviewWord, reviewWordOf, takeHeld } from '../../shared/domain/scope/release.ts';
import { addNeeds, noNeeds } from '../../shared/domain/scope/scope-needs.ts';
import type { ScopeState } from '../../shared/domain/scope/scope-state.ts';
import { mayBeRecordedAgain } from '../../shared/domain/scope/shelf-money.ts';
import { shelfOfTravelled, type TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import { oldestWriterKey, textToOldestWriter } from '../../shared/domain/sync/oldest-writer.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { insertBlobNames } from './blob-names.ts';
import { type EventRow, hubStatus, insertEvents, readById, type StandingRow } from './event-rows.ts';
import { readHeldGroups } from './held-groups.ts';
import { putHeld, readHeld, readReleasedAhead } from './held-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { type Intake, type Known, rowOf, unreadableShelf } from './judge.ts';
import { readNamer } from './open-names.ts';
import { readPushed } from './read-push.ts';
import { insertReceiptNumbers, readReceiptNumbers } from './receipt-numbers.ts';
import { loadScope, saveScope } from './scope-rows.ts';
import { type Summed, type SummedOnShelf, sumIntoShelves } from './shelf-sums.ts';
import { insertAlert, readEpochs, type TeamRow, updateTop } from './team-rows.ts';

/** Gives each event its place, its status and the correction of its clock, and keeps all that follows from it. */
export async function ingest(sql: HubSql, parts: HubParts, intake: Intake): Promise<readonly StandingRow[]> {
  const { team, device, fresh } = intake;
  const read = fresh.map((pushed) => readPushed(pushed, device.device));
  const known = await readKnown(sql, parts, intake, read);
  const rows: EventRow[] = [];
  const numbersBefore = new Set(known.numbers.keys());
  const fromHere = new Map<string, EventRow>();
  let { top, zone, oldestWriter } = team;
  for (const [at, pushed] of fresh.entries()) {
    const event = read[at] ?? null;
    const row = rowOf(parts, intake, known, { pushed, event, place: top + 1, fromHere });
    rows.push(row);
    if (row.place === null) continue;
    top = row.place;
    fromHere.set(row.id, row);
    if (event === null) continue;
    takeIntoScope(known.scope, event, row);
    if (row.status !== hubStatus.ok) continue;
    zone = zoneAfter(zone, event);
    oldestWriter = oldestWriterAfter(oldestWriter, event);
  }
  await insertEvents(sql, team.team, rows);
  await sumIntoShelves(sql, team.team, summedOf(rows, read));
  await insertReceiptNumbers(sql, team.team, known.numbers, numbersBefore);
  await saveScope(sql, known.scope);
  await insertBlobNames(
    sql,
    () => readNamer(sql, parts, device),
    rows.map((row, at) => ({ event: read[at] ?? null, row })),
  );
  await updateTop(sql, team.team, { top, receivedMs: known.receivedMs, zone, oldestWriter });
  await alertOddities(sql, parts, team.team, rows);
  return rows;
}

/** What a placed event changes in who may see what: at once where it counts, else when somebody releases it. */
export function takeIntoScope(
  scope: ScopeState,
  event: TravelledEvent,
  row: Pick<EventRow, 'shelf' | 'status' | 'correctionMs' | 'place'>,
): void {
  const { shelf, status, correctionMs, place } = row;
  if (place === null) return;
  const scoped = { event, shelf, place, correctedMs: event.hlcMs + correctionMs };
  if (status === hubStatus.held) takeHeld(scope, scoped);
  if (status !== hubStatus.ok) return;
  applyScopeEvent(scope, scoped);
  const word = reviewWordOf(event);
  if (word !== null) applyReviewWord(scope, word, place);
}

/** Placed and readable: what stands in pages stands in sums. */
export function isSummed({ place, shelf }: Pick<EventRow, 'place' | 'shelf'>): boolean {
  return place !== null && shelf !== unreadableShelf;
}

/** What of a stored event goes into sums. */
export function rowToSummed({
  digest,
  currency,
  amountMinor,
}: Pick<EventRow, 'digest' | 'currency' | 'amountMinor'>): Summed {
  return { digest, money: currency === null || amountMinor === null ? null : { currency, amountMinor } };
}

/** What of stored events goes into the sums of their shelves. `read` are the same events as they were read. */
export function summedOf(
  rows: readonly Pick<EventRow, 'shelf' | 'place' | 'kind' | 'digest' | 'currency' | 'amountMinor'>[],
  read: readonly (TravelledEvent | null)[],
): readonly SummedOnShelf[] {
  return rows.flatMap((row, at) => {
    const event = read[at] ?? null;
    const { shelf, place, kind } = row;
    const mayRepeat = event !== null && mayBeRecordedAgain(event);
    return isSummed(row) ? [{ ...rowToSummed(row), shelf, place, kind, mayRepeat }] : [];
  });
}

async function readKnown(
  sql: HubSql,
  parts: HubParts,
  { team, device }: Intake,
  read: readonly (TravelledEvent | null)[],
): Promise<Known> {
  const events = read.filter((event) => event !== null);
  const receivedMs = Math.max(parts.nowMs(), team.lastReceivedMs);
  const today = plainDateInZone(receivedMs, team.zone);
  const needs = noNeeds();
  const shelved = events.map((event) => ({ event, shelf: shelfOfTravelled(event, team.team) }));
  const waiting = await readHeld(sql, team.team, shelved);
  for (const { event, shelf } of [...shelved, ...waiting.held]) addNeeds(needs, event, shelf, team.team);
  const scope = await loadScope(sql, team.team, needs);
  putHeld(scope, waiting);
  for (const name of await readReleasedAhead(sql, team.team, shelved)) scope.releasedAhead.add(name);
  return {
    scope,
    epochs: await readEpochs(sql, team.team),
    originals: await readById(
      sql,
      team.team,
      events.map(({ id }) => id),
    ),
    numbers: await readReceiptNumbers(sql, team.team, events),
    heldGroups: await readHeldGroups(sql, team.team, { device: device.device, events }),
    contextMs: await readContextTimes(sql, team, events),
    receivedMs,
    usualDates: [addDays(today, -parts.usualDaysBack(today)), today],
  };
}

/** When the hub received the last thing that authors had seen, by their cursors in the present epoch. */
async function readContextTimes(
  sql: HubSql,
  team: TeamRow,
  events: readonly TravelledEvent[],
): Promise<ReadonlyMap<number, number>> {
  const cursors = new Set<number>();
  for (const { context } of events) {
    if (context[0] === team.epoch && context[1] > 0 && context[1] <= team.top) cursors.add(context[1]);
  }
  const times = new Map<number, number>();
  for (const cursor of cursors) {
    const row = await sql.get<{ receivedMs: number }>(
      'SELECT received_ms AS "receivedMs" FROM hub_event WHERE team = ? AND place = ?',
      [team.team, cursor],
    );
    if (row !== undefined) times.set(cursor, row.receivedMs);
  }
  return times;
}

/** The house's word on how old an app may be that writes: the hub tells it to whoever says hello. */
function oldestWriterAfter(version: number, { kind, data }: TravelledEvent): number {
  if (kind !== 'policy.set') return version;
  const said = data as { readonly policy?: unknown; readonly value?: unknown } | null;
  if (said?.policy !== oldestWriterKey || typeof said.value !== 'string') return version;
  return textToOldestWriter(said.value)?.version ?? version;
}

function zoneAfter(zone: string, event: TravelledEvent): string {
  if (event.kind !== 'team.founded') return zone;
  const said = (event.data as { readonly zone?: unknown } | null)?.zone;
  if (typeof said !== 'string') return zone;
  try {
    plainDateInZone(0, said);
    return said;
  } catch {
    return zone; // a zone that this machine does not know
  }
}

async function alertOddities(
  sql: HubSql,
  parts: HubParts,
  team: string,
  rows: readonly EventRow[],
): Promise<void> {
  for (const { reason, device, seq } of rows) {
    if (reason !== 'idCollision' && reason !== 'unreadable') continue;
    await insertAlert(sql, team, { kind: reason, device, detail: String(seq), atMs: parts.nowMs() });
  }
}
