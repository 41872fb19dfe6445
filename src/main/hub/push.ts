import { chainStart } from '../../shared/domain/events/codec.ts';
import { placesToRuns } from '../../shared/domain/scope/placed-runs.ts';
import { equalBytes } from '../../shared/lib/bytes.ts';
import { pageLineToText, withoutReason } from '../../shared/wire/event-lines.ts';
import { type Acknowledgement, frameLimits, type PushHeader } from '../../shared/wire/frames.ts';
import { type DeviceRow, readDevice, updateHead } from './device-rows.ts';
import {
  hubStatus,
  readById,
  readChainAt,
  readStandings,
  rowToPlacedEvent,
  type StandingRow,
} from './event-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { ingest } from './ingest.ts';
import { type CheckedPush, checkPush, type PushedEvent } from './read-push.ts';
import { insertAlert, readTeam, type TeamRow } from './team-rows.ts';
import { headToText, WireRefused } from './wire-answer.ts';

/**
 * Takes in what is new of a push, all or nothing, and answers how every event of it stands. What is here already is compared
 * with what came: the same is acknowledged again, another chain is a fork. Content is never a reason to refuse.
 */
export async function push(
  parts: HubParts,
  header: PushHeader,
  lines: readonly string[],
): Promise<Acknowledgement | ForkFound> {
  return parts.store.writing(header.team, async (sql) => {
    const team = await readTeam(sql, header.team);
    if (team === undefined) throw new WireRefused('unknownTeam');
    const device = await readDevice(sql, header.team, header.device);
    if (device === undefined) throw new WireRefused('unknownDevice');
    // A file cannot be asked to say hello first. Its device does not take this answer before it did (`takeAcknowledgement`).
    if (header.epoch !== team.epoch && header.byHand !== true) throw new WireRefused('epoch');
    if (header.from > device.seq + 1) throw new WireRefused('gap', { highWater: device });
    const checked = checkPush(header, lines, device.publicKey, parts.hash);
    if (!(await fitsChain(sql, device, checked))) {
      await alertFork(sql, parts, device, header.from);
      return new ForkFound(device);
    }
    return takeIn(sql, parts, { team, device, checked });
  });
}

/** The push does not belong to the chain that is here. The alert of it is kept, so this is no error. */
export class ForkFound {
  readonly highWater: DeviceRow;

  constructor(highWater: DeviceRow) {
    this.highWater = highWater;
  }
}

interface PushInTurn {
  readonly team: TeamRow;
  readonly device: DeviceRow;
  readonly checked: CheckedPush;
}

async function takeIn(
  sql: HubSql,
  parts: HubParts,
  { team, device, checked }: PushInTurn,
): Promise<Acknowledgement> {
  const { header } = checked;
  const overlap = Math.min(device.seq - header.from + 1, header.count);
  const fresh = checked.events.slice(overlap);
  const known =
    overlap === 0
      ? []
      : await readStandings(sql, team.team, {
          device: device.device,
          from: header.from,
          to: header.from + overlap - 1,
          limit: frameLimits.pushEvents,
        });
  const standings = fresh.length === 0 ? [] : await ingest(sql, parts, { team, device, fresh });
  const last = fresh.at(-1);
  const head = last === undefined ? device : { seq: last.seq, chain: last.chain };
  if (last !== undefined) {
    await updateHead(sql, device, head);
    await storeCheckpoint(sql, team.team, checked);
  }
  const withReasons = header.withReasons === true;
  return acknowledge(sql, team, { head, standings: [...known, ...standings], withReasons });
}

/** Whether what came continues, or repeats, what is here of this device. */
async function fitsChain(sql: HubSql, device: DeviceRow, checked: CheckedPush): Promise<boolean> {
  const { header, previous, events } = checked;
  const before = await chainAt(sql, device, header.from - 1);
  if (!equalBytes(before, previous)) return false;
  const lastKnown: PushedEvent | undefined = events[Math.min(device.seq - header.from, header.count - 1)];
  if (lastKnown === undefined) return true;
  return equalBytes(await chainAt(sql, device, lastKnown.seq), lastKnown.chain);
}

/** The chain's hash of a device at a sequence that is here. */
export async function chainAt(sql: HubSql, device: DeviceRow, seq: number): Promise<Uint8Array> {
  if (seq === device.seq) return device.chain;
  if (seq === 0) return chainStart(device.device);
  const chain = await readChainAt(sql, device.team, device.device, seq);
  if (chain === undefined) throw new WireRefused('gap', { highWater: device });
  return chain;
}

function alertFork(sql: HubSql, parts: HubParts, device: DeviceRow, from: number): Promise<void> {
  const alert = { kind: 'fork', device: device.device, detail: String(from), atMs: parts.nowMs() } as const;
  return insertAlert(sql, device.team, alert);
}

/** Every signature that is accepted is kept: any stretch of a chain can be proved later. */
async function storeCheckpoint(sql: HubSql, team: string, checked: CheckedPush): Promise<void> {
  const { header, head, signature } = checked;
  await sql.run('DELETE FROM hub_checkpoint WHERE team = ? AND device = ? AND from_seq = ? AND count = ?', [
    team,
    header.device,
    header.from,
    header.count,
  ]);
  await sql.insertMany(
    'hub_checkpoint',
    ['team', 'device', 'epoch', 'from_seq', 'count', 'head', 'signature'],
    [[team, header.device, header.epoch, header.from, header.count, head, signature]],
  );
}

async function acknowledge(
  sql: HubSql,
  team: TeamRow,
  answer: {
    readonly head: Pick<DeviceRow, 'seq' | 'chain'>;
    readonly standings: readonly StandingRow[];
    readonly withReasons: boolean;
  },
): Promise<Acknowledgement> {
  const { head, standings } = answer;
  const copies = standings.filter(({ status }) => status === hubStatus.duplicate);
  const originals = await readById(
    sql,
    team.team,
    copies.map(({ id }) => id),
  );
  return {
    frame: 'ack',
    epoch: team.epoch,
    highWater: headToText(head),
    places: placesToRuns(standings.flatMap(toPlaced)),
    duplicates: copies.flatMap(({ seq, id }) => {
      const original = originals.get(id);
      if (original === undefined) return [];
      const line = rowToPlacedEvent(original, false);
      return [{ seq, line: pageLineToText(answer.withReasons ? line : withoutReason(line)) }];
    }),
    held: standings.flatMap(({ seq, status, reason }) =>
      reason !== null && status !== hubStatus.ok ? [{ seq, reason }] : [],
    ),
    backedUpPlace: team.backedUpPlace,
  };
}

/** Own events with places, as runs are made of them; duplicate envelopes have none. */
export function toPlaced({ seq, place, status, correctionMs }: StandingRow) {
  return place === null || status === hubStatus.duplicate ? [] : [{ seq, place, status, correctionMs }];
}
