import { base64UrlToBytes, bytesToBase64Url, bytesToHex } from '../../shared/lib/bytes.ts';
import {
  blobLimits,
  type GetRequest,
  type OfferAnswer,
  type OfferRequest,
  type PartHeader,
  type PutAnswer,
  type PutHeader,
} from '../../shared/wire/blob-frames.ts';
import { type HubBlobBytes, type TeamBlob, tableBlobs } from './blob-bytes.ts';
import { readNamedFiles } from './blob-names.ts';
import { type DeviceRow, readDevice } from './device-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { openOwnNames, readNamer, readOpenFiles, readUnshownFiles } from './open-names.ts';
import { standing } from './pull.ts';
import { readTeam, type TeamRow } from './team-rows.ts';
import {
  countUnfinished,
  forgetUnfinished,
  mostUnfinishedBytes,
  noteUnfinished,
} from './unfinished-files.ts';
import { WireRefused } from './wire-answer.ts';

/**
 * Which of the offered files are here, and how much has come of those that are not. One that the device named and has not shown to
 * have is asked of it also where it is here: nobody learns by a hash what others brought.
 */
export function takeOffer(parts: HubParts, request: OfferRequest): Promise<OfferAnswer> {
  return parts.store.reading(async (sql) => {
    const { team, device } = await bringer(sql, request);
    const namer = await readNamer(sql, parts, device);
    const named = await readNamedFiles(sql, namer, request.offered);
    const unshown = await readUnshownFiles(sql, namer, request.offered);
    const bytes = bytesOf(parts);
    const standings: OfferAnswer['standings'] = [];
    for (const sha256 of request.offered) {
      const blob = { team: team.team, sha256 };
      if (!named.has(sha256)) standings.push('unnamed');
      else if (!unshown.has(sha256) && (await bytes.sizeOf(sql, blob)) !== null) standings.push('there');
      else standings.push(await bytes.arrived(sql, blob, device.device));
    }
    return { frame: 'offered', epoch: team.epoch, top: team.top, standings };
  });
}

/**
 * Takes a part of a file that an event names. Nothing counts as here before all of it came and its hash is the one that was
 * named: then every name that this device gave it opens it. What turns out to be something else is thrown away whole, and the
 * device is told (`blobDiffers`).
 */
export async function takePart(
  parts: HubParts,
  header: PutHeader,
  lines: readonly string[],
): Promise<PutAnswer> {
  const [line] = lines;
  const part = line === undefined || lines.length > 1 ? undefined : base64UrlToBytes(line);
  if (part === undefined || part.length === 0 || part.length > blobLimits.partBytes) {
    throw new WireRefused('bad');
  }
  const answer = await parts.store.writing(header.team, async (sql) => {
    const { team, device } = await bringer(sql, header);
    return takeInPart(sql, parts, { team, device, header, part });
  });
  // Thrown outside of the transaction, which keeps that nothing was kept.
  if (answer === 'differs') throw new WireRefused('blobDiffers');
  return answer;
}

interface PartInTurn {
  readonly team: TeamRow;
  readonly device: DeviceRow;
  readonly header: PutHeader;
  readonly part: Uint8Array;
}

async function takeInPart(
  sql: HubSql,
  parts: HubParts,
  { team, device, header, part }: PartInTurn,
): Promise<PutAnswer | 'differs'> {
  const { sha256 } = header;
  const namer = await readNamer(sql, parts, device);
  const sizes = (await readNamedFiles(sql, namer, [sha256])).get(sha256);
  if (sizes === undefined) throw new WireRefused('blobUnnamed');
  const bytes = bytesOf(parts);
  const coming: ComingFile = { blob: { team: team.team, sha256 }, device: device.device, bytes };
  const answer = { frame: 'taken' as const, epoch: team.epoch, top: team.top, sha256 };
  const there = await bytes.sizeOf(sql, coming.blob);
  const isUnshown = (await readUnshownFiles(sql, namer, [sha256])).has(sha256);
  if (there !== null && !isUnshown) {
    await letGo(sql, coming);
    return { ...answer, arrived: there, isThere: true };
  }
  if (!sizes.has(header.bytes)) return 'differs';
  const arrived = await bytes.arrived(sql, coming.blob, device.device);
  // All of it may be here already: its last part came, and then the program ended or the disk was full.
  if (arrived < header.bytes) {
    // A part that came before, or one too early: the device goes on from what is here.
    if (header.from !== arrived) return { ...answer, arrived, isThere: false };
    const now = arrived + part.length;
    if (now > header.bytes) return differs(sql, coming);
    if (now < header.bytes) await refuseTooMany(sql, coming, part.length);
    await bytes.add(sql, coming.blob, device.device, { from: header.from, bytes: part });
    await noteUnfinished(sql, coming.blob, device.device, { bytes: now, nowMs: parts.nowMs() });
    if (now < header.bytes) return { ...answer, arrived: now, isThere: false };
  }
  const plain = await bytes.collect(sql, coming.blob, device.device);
  if (bytesToHex(parts.hash.ofBytes(plain)) !== sha256) return differs(sql, coming);
  if (there === null) await bytes.settle(sql, coming.blob, device.device, plain);
  await openOwnNames(sql, namer, sha256);
  await letGo(sql, coming);
  return { ...answer, arrived: header.bytes, isThere: true };
}

interface ComingFile {
  readonly blob: TeamBlob;
  readonly device: string;
  readonly bytes: HubBlobBytes;
}

/** What lies here unfinished of one device is bounded: one that begins files for ever is told to end one first. */
async function refuseTooMany(sql: HubSql, { blob, device }: ComingFile, more: number): Promise<void> {
  const unfinished = await countUnfinished(sql, blob.team, device);
  if (unfinished + more > mostUnfinishedBytes) throw new WireRefused('blobsUnfinished');
}

async function letGo(sql: HubSql, { blob, device, bytes }: ComingFile): Promise<void> {
  await bytes.drop(sql, blob, device);
  await forgetUnfinished(sql, blob, device);
}

async function differs(sql: HubSql, coming: ComingFile): Promise<'differs'> {
  await letGo(sql, coming);
  return 'differs';
}

/** A part of a file on its way to a device. */
export interface AskedPart {
  readonly header: PartHeader;
  readonly lines: readonly string[];
}

/**
 * Gives a part of a file to a device that has a shelf now on which an event opens it (decision 0052), or that sees everything. Where
 * an event only names it the hub says the same whether it has the file or not; to everybody else, the same as of a file that nobody
 * ever named: a hash alone opens nothing.
 */
export function givePart(parts: HubParts, request: GetRequest): Promise<AskedPart> {
  return parts.store.reading(async (sql) => {
    const { team, device, reach } = await standing(sql, parts, request);
    if (device.revokedPlace !== null) throw new WireRefused('revoked');
    const { sha256, from, limit } = request;
    const asked = { team: team.team, reach, authors: [] };
    if (!(await readNamedFiles(sql, asked, [sha256])).has(sha256)) throw new WireRefused('blobUnnamed');
    const isOpen = reach.office || (await readOpenFiles(sql, asked, [sha256])).has(sha256);
    if (!isOpen) throw new WireRefused('blobMissing');
    const blob: TeamBlob = { team: team.team, sha256 };
    const size = await bytesOf(parts).sizeOf(sql, blob);
    if (size === null) throw new WireRefused('blobMissing');
    const part = await bytesOf(parts).read(sql, blob, from, limit);
    const header: PartHeader = {
      frame: 'part',
      epoch: team.epoch,
      top: team.top,
      sha256,
      bytes: size,
      from,
    };
    return { header, lines: [bytesToBase64Url(part)] };
  });
}

/** The device that brings a file. One that was put out may still bring what its own events name, as it may bring events. */
async function bringer(
  sql: HubSql,
  request: Pick<OfferRequest, 'team' | 'device' | 'epoch' | 'byHand'>,
): Promise<{ readonly team: TeamRow; readonly device: DeviceRow }> {
  const team = await readTeam(sql, request.team);
  if (team === undefined) throw new WireRefused('unknownTeam');
  const device = await readDevice(sql, request.team, request.device);
  if (device === undefined) throw new WireRefused('unknownDevice');
  if (request.epoch !== team.epoch && request.byHand !== true) throw new WireRefused('epoch');
  return { team, device };
}

function bytesOf({ blobs }: HubParts): HubBlobBytes {
  return blobs ?? tableBlobs;
}
