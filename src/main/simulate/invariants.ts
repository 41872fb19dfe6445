import { type CanonicalValue, canonicalJson } from '../../shared/domain/events/canonical.ts';
import type { Catalogue } from '../../shared/domain/events/catalogue.ts';
import { chainNext, chainStart, partDigest } from '../../shared/domain/events/codec.ts';
import { equalBytes } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  hasEvent,
  type StandingRow,
  selectAllText,
  selectSequence,
  selectStandings,
} from '../db/queries/simulation.ts';
import type { InspectedHub, InspectedRow } from '../hub/inspect-hub.ts';
import { readSelf } from '../ledger/device-self.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { moneyDiffers } from '../sync/compare-money.ts';
import type { Authored, AuthoredFacts } from './authored.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** A promise of the protocol that was broken, by its number in the list of invariants (docs/reliability.md). */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

/** A machine whose ledger is looked at: a simulated one, or a real file of the kill tests. */
export interface LookedAt {
  readonly name: string;
  readonly disk: { readonly database: ReadableDatabase };
  /** What its program can read; everything, where it is left out. */
  readonly catalogue?: Catalogue;
}

/** The body of a stored event as `AuthoredFacts` writes it: what must be the same wherever it is. */
export function bodyOf(row: Pick<StandingRow, 'facts' | 'personal'>): string {
  const data = (JSON.parse(row.facts) as { readonly data: CanonicalValue }).data;
  const personal =
    row.personal === null || row.personal === '' ? null : (JSON.parse(row.personal) as CanonicalValue);
  return canonicalJson([data, personal]);
}

/** 2: the own sequence is dense and every link holds. Cheap enough for every step. */
export function checkOwnSequence(device: LookedAt): Violation[] {
  const self = readSelf(device.disk.database);
  const { events, first, last } = selectSequence(device.disk.database, self.device);
  if (events > 0 && (last !== self.seq || events !== last - first + 1)) {
    const detail = `${device.name} has ${events} own events, ${first} to ${last} of ${self.seq}`;
    return [{ invariant: '2', detail }];
  }
  return [];
}

/**
 * 4: at the end of a meeting a device holds what the hub holds for it: having to fetch all again heals a mistake of ours. Unless
 * a twin of it wrote while this meeting went on: nobody is told his own events, and by the difference it finds out. That is asked
 * once a meeting, when the difference is found: what is missing is fetched as the same meeting goes on, under a new name.
 */
export async function checkMended(
  device: SimulatedDevice,
  inspect: () => Promise<InspectedHub>,
): Promise<Violation[]> {
  const differences = differencesOf(device);
  if (differences.length === 0) return [];
  const self = readSelf(device.disk.database);
  const here = new Set(selectStandings(device.disk.database).map(({ id }) => id));
  const { rows } = await inspect();
  if (!rows.some((row) => row.device === self.device && !here.has(row.id))) return differences;
  device.mendedByTwin = device.meeting;
  return [];
}

function differencesOf(device: SimulatedDevice): Violation[] {
  if (device.meeting?.problem === moneyDiffers) {
    const detail = `${device.name} and the hub count other money: ${JSON.stringify(device.meeting.outcome.money)}`;
    return [{ invariant: '7', detail }];
  }
  if (device.meeting?.outcome.mended !== true || device.meeting === device.mendedByTwin) return [];
  return [{ invariant: '4', detail: `${device.name} held other than the hub held for it` }];
}

/** 1: what was called saved on a device is on its disk. */
export function checkSaved(device: SimulatedDevice, saved: readonly { readonly id: string }[]): Violation[] {
  return saved
    .filter(({ id }) => !hasEvent(device.disk.database, id))
    .map(({ id }) => ({ invariant: '1', detail: `${device.name} lost ${id}, which it had called saved` }));
}

/** 3, 6, 7, 10, 16: everything that was called saved is at the hub, once, to the letter. */
export function checkArrived(
  facts: AuthoredFacts,
  hub: InspectedHub,
  elsewhere: ReadonlySet<string>,
): Violation[] {
  const rows = hub.rows.filter(({ status }) => status !== storedStatus.duplicateEnvelope);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const violations: Violation[] = [];
  if (byId.size !== rows.length) violations.push({ invariant: '3', detail: 'the hub counts one id twice' });
  for (const fact of facts.expected()) {
    if (byId.has(fact.id) || elsewhere.has(fact.id)) continue;
    violations.push({ invariant: '6', detail: `${fact.kind} ${fact.id} never reached the hub` });
  }
  for (const row of rows) {
    const fact = facts.get(row.id);
    if (fact !== undefined && !isSameFact(fact, row)) {
      violations.push({
        invariant: '2',
        detail: `${row.kind} ${row.id} is another at the hub than was saved`,
      });
    }
  }
  return violations;
}

function isSameFact(fact: Authored, row: InspectedRow): boolean {
  return fact.kind === row.kind && fact.stream === streamOf(row.facts) && fact.body === bodyOf(row);
}

/** 2 and 5: what the hub holds of each device is dense, and every link that it has the bytes of follows from the one before. */
export function checkHubChains(hub: InspectedHub): Violation[] {
  const violations: Violation[] = [];
  const last = new Map<string, { readonly seq: number; readonly chain: Uint8Array }>();
  for (const row of hub.rows) {
    const before = last.get(row.device) ?? { seq: 0, chain: chainStart(row.device) };
    last.set(row.device, row);
    const isNext = row.seq === before.seq + 1;
    // Of a duplicate envelope and of a redacted part the bytes are gone: its link stands for itself.
    const isKnown = row.facts !== '' && row.personal !== null;
    if (isNext && (!isKnown || equalBytes(row.chain, linkAfter(before.chain, row)))) continue;
    violations.push({ invariant: '5', detail: `the hub's chain of ${row.device} breaks at ${row.seq}` });
  }
  return violations;
}

function linkAfter(before: Uint8Array, { facts, personal }: InspectedRow): Uint8Array {
  const factsDigest = partDigest(facts, nativeSha256);
  return chainNext(before, factsDigest, partDigest(personal ?? '', nativeSha256), nativeSha256);
}

/** Places are dense: 1, 2, 3 … */
export function checkPlaces(hub: InspectedHub): Violation[] {
  const places = hub.rows.map(({ place }) => place).filter((place) => place !== null);
  const isDense = places.toSorted((one, other) => one - other).every((place, at) => place === at + 1);
  return isDense ? [] : [{ invariant: '4', detail: 'the places of the hub have a hole or a double' }];
}

/** 7, 8, 12: a device at the top holds exactly what stands on its shelves, in the hub's places, and nothing else of others. */
export function checkScope(device: LookedAt, hub: InspectedHub): Violation[] {
  const self = readSelf(device.disk.database);
  const own = ownIds(device);
  const shelves = shelvesOf(hub, self.device);
  const isGiven = (shelf: string): boolean => shelves === null || shelves.has(shelf);
  const wanted = new Map(
    hub.rows
      .filter(({ shelf, status }) => isGiven(shelf) && status !== storedStatus.duplicateEnvelope)
      .map((row) => [row.id, row]),
  );
  const violations: Violation[] = [];
  const held = selectStandings(device.disk.database).filter(
    ({ status }) => status !== storedStatus.duplicateEnvelope,
  );
  for (const row of held) {
    const right = wanted.get(row.id);
    wanted.delete(row.id);
    if (right !== undefined && right.place === row.place && isSameStatus(right, row)) continue;
    // Own work stays; and after a restore of the hub, what only this device has left of others waits for its author.
    const mayStay = right === undefined && (own.has(row.id) || row.place === null);
    if (mayStay) continue;
    const what =
      right === undefined ? 'which is none of its shelves' : `at place ${row.place}, not ${right.place}`;
    violations.push({
      invariant: right === undefined ? '12' : '8',
      detail: `${device.name} holds ${row.kind} ${row.id}, ${what}`,
    });
  }
  for (const row of wanted.values()) {
    violations.push({ invariant: '7', detail: `${device.name} lacks ${row.kind} ${row.id} of ${row.shelf}` });
  }
  return violations;
}

/** What this machine wrote, under whichever envelope it stands now. */
function ownIds(device: LookedAt): ReadonlySet<string> {
  const own = selectStandings(device.disk.database).filter(({ isOwn }) => isOwn === 1);
  return new Set(own.map(({ id }) => id));
}

type WithStatus = Pick<StandingRow, 'status'>;
const isHeld = ({ status }: WithStatus): boolean => status === storedStatus.held;
const isSameStatus = (one: WithStatus, other: WithStatus): boolean => isHeld(one) === isHeld(other);
const streamOf = (facts: string): unknown => (JSON.parse(facts) as { readonly stream: unknown }).stream;

/** 9 and 2: projections are the fold of the events, the books balance, the chain holds. */
export function checkLedger(device: LookedAt): Violation[] {
  const { rebuiltEqual, differences, chain, trialBalance } = verifyLedger(
    device.disk.database,
    device.catalogue,
  );
  const violations: Violation[] = [];
  if (!rebuiltEqual)
    violations.push({ invariant: '9', detail: `${device.name}: ${differences.join(', ')} is not the fold` });
  if (!chain.ok)
    violations.push({
      invariant: '2',
      detail: `${device.name}: the chain breaks at ${JSON.stringify(chain.firstBad)}`,
    });
  if (Object.values(trialBalance).some((sum) => sum !== 0)) {
    violations.push({ invariant: '7', detail: `${device.name}: the books do not balance` });
  }
  return violations;
}

/**
 * 12: no word about an account that the device may not have stands anywhere on it, but in what its own people wrote. Unless
 * somebody's work on that account is nowhere else any more: after a restore of the hub it waits here for its author, with what
 * it belongs to (decision 0049).
 */
export function checkNoLeak(
  device: LookedAt,
  hub: InspectedHub,
  accounts: readonly { readonly accountId: string; readonly marker: string }[],
): Violation[] {
  const self = readSelf(device.disk.database);
  const shelves = shelvesOf(hub, self.device);
  if (shelves === null) return [];
  const text = selectAllText(device.disk.database);
  const own = ownIds(device);
  const foreign = selectStandings(device.disk.database).filter(({ id }) => !own.has(id));
  const atHub = new Set(hub.rows.map(({ id }) => id));
  const waiting = foreign.filter(({ id, place }) => place === null && !atHub.has(id));
  const waitsFor = new Set(waiting.map(({ stream }) => stream));
  return accounts
    .filter(({ accountId }) => !shelves.has(`account:${accountId}`) && !waitsFor.has(`account:${accountId}`))
    .filter(
      ({ marker }) => text.includes(marker) || foreign.some(({ personal }) => personal?.includes(marker)),
    )
    .map(({ accountId }) => ({ invariant: '12', detail: `${device.name} still knows of ${accountId}` }));
}

/** 13: nothing that the hub has not backed up leaves the device that wrote it. */
export function checkPruned(
  before: readonly StandingRow[],
  after: readonly StandingRow[],
  backedUpPlace: number,
): Violation[] {
  const left = new Map(after.map((row) => [`${row.device}/${row.seq}`, row]));
  return before
    .filter(({ personal }) => personal !== null && personal !== '')
    .filter(({ device, seq }) => (left.get(`${device}/${seq}`)?.personal ?? null) === null)
    .filter(({ place }) => place === null || place > backedUpPlace)
    .map(({ id }) => ({ invariant: '13', detail: `${id} was let go before the hub had a copy of it` }));
}

/** The shelves a device may have; null for everything. A device that the hub does not know has none. */
function shelvesOf(hub: InspectedHub, device: string): ReadonlySet<string> | null {
  const shelves = hub.shelvesByDevice.get(device);
  return shelves === undefined ? new Set() : shelves;
}
