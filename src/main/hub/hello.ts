import { type EpochRun, forkPlaceOf } from '../../shared/domain/events/epoch-runs.ts';
import { placesToRuns } from '../../shared/domain/scope/placed-runs.ts';
import { type OpenMoneyTotals, sortedMoney } from '../../shared/domain/scope/shelf-money.ts';
import { base64UrlToBytes, bytesToBase64Url, equalBytes } from '../../shared/lib/bytes.ts';
import { type HelloAnswer, type HelloRequest, mostEpochs, protocolRange } from '../../shared/wire/frames.ts';
import { type DeviceRow, readDevice, updateSeen } from './device-rows.ts';
import { hubStatus, readStandings, type StandingRow } from './event-rows.ts';
import { readHolding } from './holdings.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { chainAt, toPlaced } from './push.ts';
import { type Reach, readReach } from './reach.ts';
import { beginEpoch, insertAlert, readEpochs, readTeam, type TeamRow } from './team-rows.ts';
import { hearKept } from './told-kept.ts';
import { toldAt } from './told-unsent.ts';
import { sweepUnfinished } from './unfinished-files.ts';
import { readGoneWithVoids } from './voided-receipts.ts';
import { headToText, WireRefused } from './wire-answer.ts';

/** Most runs of places in one answer, and most own events looked at for them. */
const mostRuns = 5_000;
const mostStandings = 50_000;

/** Tells a device where it stands with this hub, and learns its clock and whether it runs twice. */
export async function hello(parts: HubParts, request: HelloRequest): Promise<HelloAnswer> {
  const protocol = Math.min(request.protocol[1], protocolRange[1]);
  if (protocol < Math.max(request.protocol[0], protocolRange[0])) throw new WireRefused('upgrade');
  return parts.store.writing(request.team, async (sql) => {
    const known = await readTeam(sql, request.team);
    if (known === undefined) throw new WireRefused('unknownTeam');
    const device = await readDevice(sql, request.team, request.device);
    if (device === undefined) throw new WireRefused('unknownDevice');
    const nowMs = parts.nowMs();
    await see(sql, device, request, nowMs);
    if (request.byHand !== true) await hearKept(sql, device, request, nowMs);
    await sweepUnfinished(sql, parts, request.team);
    const team = isAhead(known, device, request)
      ? await beginEpoch(sql, known, { epoch: parts.newEpoch(), nowMs, cause: 'deviceAhead' })
      : known;
    return answer(sql, parts, { request, team, device, protocol, nowMs });
  });
}

/** The device knows places that this hub never gave: it was restored from a copy of before. */
function isAhead(team: TeamRow, device: DeviceRow, request: HelloRequest): boolean {
  if (request.epoch !== team.epoch || device.revokedPlace !== null) return false;
  return request.place > team.top || request.unplacedFrom - 1 > device.seq;
}

async function see(sql: HubSql, device: DeviceRow, request: HelloRequest, nowMs: number): Promise<void> {
  const { bootNonce, app } = request;
  if (request.byHand === true) {
    // What was written before the last meeting says nothing of copies; of the clock it says how far ahead it is at least.
    const mostSkewMs = nowMs - request.nowMs;
    const skewMs = mostSkewMs < (device.skewMs ?? 0) ? mostSkewMs : device.skewMs;
    await updateSeen(sql, device, { ...device, skewMs, app, lastSeenMs: nowMs });
    return;
  }
  const isNewStart = bootNonce !== device.bootNonce;
  // A start that was followed by another one does not come back: this is a second copy of the device.
  if (isNewStart && bootNonce === device.bootNonceBefore && bootNonce !== '') {
    await insertAlert(sql, device.team, { kind: 'clone', device: device.device, detail: '', atMs: nowMs });
  }
  await updateSeen(sql, device, {
    skewMs: nowMs - request.nowMs,
    bootNonce,
    bootNonceBefore: isNewStart ? device.bootNonce : device.bootNonceBefore,
    app,
    lastSeenMs: nowMs,
    // A file brings all that it speaks of, and tells nothing here.
    ...toldAt(device, request, nowMs),
  });
}

interface Seen {
  readonly request: HelloRequest;
  readonly team: TeamRow;
  readonly device: DeviceRow;
  readonly protocol: number;
  readonly nowMs: number;
}

async function answer(sql: HubSql, parts: HubParts, seen: Seen): Promise<HelloAnswer> {
  const { request, team, device, protocol, nowMs } = seen;
  const isSameEpoch = request.epoch === team.epoch;
  const runs = isSameEpoch && request.withRuns !== true ? null : await readEpochs(sql, team.team);
  const forkPlace = isSameEpoch ? null : (forkPlaceOf(runs ?? [], request.epoch) ?? 0);
  const both = Math.min(request.own.seq, device.seq);
  const chainAtOwn = await chainAt(sql, device, both);
  const reach = await readReach(sql, device, parts.hash);
  const standings =
    request.unplacedFrom > both
      ? []
      : await readStandings(sql, team.team, {
          device: device.device,
          from: request.unplacedFrom,
          to: both,
          limit: mostStandings,
        });
  const isOwnSame =
    isSameEpoch &&
    request.own.seq === device.seq &&
    request.unplacedFrom === request.own.seq + 1 &&
    bytesToBase64Url(chainAtOwn) === request.own.chain;
  const money = isOwnSame ? await moneyOfAll(sql, team, reach, request) : null;
  return {
    frame: 'hello',
    protocol,
    hub: parts.hubId,
    epoch: team.epoch,
    forkPlace,
    ...(runs === null ? {} : { runs: runsToText(runs) }),
    highWater: headToText(device),
    chainAtOwn: bytesToBase64Url(chainAtOwn),
    places: placesToRuns(standings.flatMap(toPlaced)).slice(0, mostRuns),
    ...heldOf(standings),
    top: team.top,
    scopeKey: reach.scopeKey,
    upToDate: money !== null,
    ...(money === null ? {} : { money }),
    backedUpPlace: team.backedUpPlace,
    nowMs,
    oldestWriter: team.oldestWriter,
  };
}

/** Why own events of that stretch are held, where any are. */
function heldOf(standings: readonly StandingRow[]): Pick<HelloAnswer, 'held'> {
  const held = standings.flatMap(({ seq, status, reason }) =>
    status === hubStatus.held && reason !== null ? [{ seq, reason }] : [],
  );
  return held.length === 0 ? {} : { held: held.slice(0, mostRuns) };
}

/** The last thousand: nobody has seen a run before those. */
function runsToText(runs: readonly EpochRun[]): [epoch: string, fromPlace: number][] {
  return runs.slice(-mostEpochs).map(({ epoch, fromPlace }) => [epoch, fromPlace]);
}

/**
 * Money of all that the device holds, where that is exactly what it should at the top; else null. Nothing of its shelves can
 * have come or gone then, and of none that went before a page has something to tell.
 */
async function moneyOfAll(
  sql: HubSql,
  team: TeamRow,
  reach: Reach,
  request: HelloRequest,
): Promise<OpenMoneyTotals | null> {
  if (reach.scopeKey !== request.scopeKey || reach.userIds.length === 0 || request.place > team.top)
    return null;
  const { whole } = await readHolding(sql, team.team, { reach, place: team.top, shelves: false });
  const held = base64UrlToBytes(request.digest);
  if (held === undefined || !equalBytes(held, whole.digest)) return null;
  const span = { team: team.team, userIds: reach.userIds, from: request.place, top: team.top };
  const hasGoneVoids = !reach.office && (await readGoneWithVoids(sql, span)).length > 0;
  return hasGoneVoids ? null : sortedMoney(whole.money);
}
