import { chainStart } from '../../shared/domain/events/codec.ts';
import { teamStream } from '../../shared/domain/events/envelope.ts';
import { eventKinds } from '../../shared/domain/events/kinds.ts';
import { applyRegistration } from '../../shared/domain/scope/apply-scope.ts';
import { noNeeds } from '../../shared/domain/scope/scope-needs.ts';
import type { InvitationScope } from '../../shared/domain/scope/scope-state.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { base64UrlToBytes, equalBytes, utf8Encode } from '../../shared/lib/bytes.ts';
import type { EnrolRequest, Registered, RekeyRequest } from '../../shared/wire/joining-frames.ts';
import { type DevicePublicKey, deviceIdOf, verifyDeviceWord } from '../keys/device-key.ts';
import { broughtLedger, type DeviceRow, founder, insertDevice, newcomer, readDevice } from './device-rows.ts';
import { hubStatus, secretDigest } from './event-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { loadScope, saveScope } from './scope-rows.ts';
import { insertAlert, insertTeam, readTeam, type TeamRow } from './team-rows.ts';
import { WireRefused } from './wire-answer.ts';

const keyBytes = 32;

/** A new device shows its invitation: it is let in once. The same device may ask again and is told the same. */
export async function enrol(parts: HubParts, request: EnrolRequest): Promise<Registered> {
  const publicKey = readPublicKey(request.publicKey);
  const device = deviceIdOf(publicKey);
  return parts.store.writing(request.team, async (sql) => {
    const team = await readTeam(sql, request.team);
    if (team === undefined) return found(sql, parts, request, publicKey);
    const known = await readDevice(sql, request.team, device);
    if (known !== undefined && known.invitation === request.invitationId) {
      return { frame: 'registered', device, userId: known.userId };
    }
    const { userId, bringsLedger } = await redeemInvitation(sql, parts, request);
    const isOut =
      known === undefined ? await wasPutOut(sql, request.team, device) : known.revokedPlace !== null;
    if (isOut) throw new WireRefused('revoked');
    // Known by another invitation: it has nothing to gain by this one, which stays good for another device.
    if (known !== undefined) return { frame: 'registered', device, userId: known.userId };
    const { invitationId } = request;
    await register(sql, parts, team, {
      device,
      publicKey,
      userId,
      invitation: invitationId,
      founding: bringsLedger === 1 ? broughtLedger : newcomer,
    });
    return { frame: 'registered', device, userId };
  });
}

/**
 * Whether the team has put a device out of which the hub knows nothing else: it joined after the copy was made from which the hub
 * went on, and the word that put it out came again from somebody who had heard it.
 */
async function wasPutOut(sql: HubSql, team: string, device: string): Promise<boolean> {
  const words = await sql.all<{ readonly facts: string }>(
    "SELECT facts FROM hub_event WHERE team = ? AND shelf = ? AND kind = 'device.revoked' AND status = ?",
    [team, teamStream(team), hubStatus.ok],
  );
  return words.some(({ facts }) => {
    const said = eventKinds['device.revoked'].data.safeParse(readTravelled(facts)?.data);
    return said.success && said.data.device === device;
  });
}

/** Who was invited, where the secret is right, unused and not too old. */
async function redeemInvitation(
  sql: HubSql,
  parts: HubParts,
  { team, invitationId, secret }: EnrolRequest,
): Promise<InvitationScope> {
  const needs = { ...noNeeds(), invitations: new Set([invitationId]) };
  const invitation = (await loadScope(sql, team, needs)).invitations.get(invitationId);
  const isRight = invitation?.secretSha256 === secretDigest(secret, parts.hash.ofBytes);
  if (invitation === undefined || !isRight) throw new WireRefused('invitationWrong');
  const used = await sql.get('SELECT device FROM hub_device WHERE team = ? AND invitation = ?', [
    team,
    invitationId,
  ]);
  if (used !== undefined) throw new WireRefused('invitationUsed');
  if (parts.nowMs() > invitation.expiresMs) throw new WireRefused('invitationExpired');
  return invitation;
}

/** A hub that waits for its founder takes in the first device of a team, by the secret it was opened with. */
async function found(
  sql: HubSql,
  parts: HubParts,
  request: EnrolRequest,
  publicKey: DevicePublicKey,
): Promise<Registered> {
  const { founding } = parts;
  const mayCome = founding !== undefined && (founding.team ?? request.team) === request.team;
  if (!mayCome) throw new WireRefused('unknownTeam');
  if (founding.secretSha256 !== secretDigest(request.secret, parts.hash.ofBytes)) {
    throw new WireRefused('invitationWrong');
  }
  const team = await insertTeam(sql, request.team, parts.newEpoch(), parts.nowMs());
  const device = deviceIdOf(publicKey);
  const invitation = request.invitationId;
  await register(sql, parts, team, { device, publicKey, userId: null, invitation, founding: founder });
  return { frame: 'registered', device, userId: null };
}

/** The devices with which a team comes to a hub of its own: in the order in which its ledger was written on them. */
export interface Founding {
  readonly team: string;
  readonly publicKeys: readonly Uint8Array[];
  /** Who founded it, and sits on them. */
  readonly userId: string;
}

/** Makes this hub the hub of a team, with the devices it has so far. What is here already stays as it is. */
export async function foundTeamAtHub(parts: HubParts, founding: Founding): Promise<void> {
  await parts.store.writing(founding.team, async (sql) => {
    const known = await readTeam(sql, founding.team);
    const team = known ?? (await insertTeam(sql, founding.team, parts.newEpoch(), parts.nowMs()));
    for (const bytes of founding.publicKeys) {
      const publicKey = bytes as DevicePublicKey;
      const device = deviceIdOf(publicKey);
      if ((await readDevice(sql, founding.team, device)) !== undefined) continue;
      const { userId } = founding;
      await register(sql, parts, team, { device, publicKey, userId, invitation: null, founding: founder });
    }
  });
}

/**
 * A device takes a new key, by the word of its old one. Whoever sits on the old one sits on the new one; the old one stays what
 * it is, for a copy of it may be the rightful one. A revoked device stays revoked.
 */
export async function rekey(parts: HubParts, request: RekeyRequest): Promise<Registered> {
  const publicKey = readPublicKey(request.newPublicKey);
  const device = deviceIdOf(publicKey);
  const said = JSON.stringify(['bahi rekey v1', request.team, request.device, request.newPublicKey]);
  return parts.store.writing(request.team, async (sql) => {
    const team = await readTeam(sql, request.team);
    if (team === undefined) throw new WireRefused('unknownTeam');
    const old = await readDevice(sql, request.team, request.device);
    if (old === undefined) throw new WireRefused('unknownDevice');
    const signature = base64UrlToBytes(request.signature);
    const isSigned =
      signature !== undefined &&
      verifyDeviceWord(old.publicKey as DevicePublicKey, utf8Encode(said), signature);
    if (!isSigned) throw new WireRefused('bad');
    const known = await readDevice(sql, request.team, device);
    if (known === undefined) {
      await register(sql, parts, team, {
        device,
        publicKey,
        userId: old.userId,
        invitation: null,
        founding: old.founding,
        replaces: old,
      });
      const atMs = parts.nowMs();
      await insertAlert(sql, team.team, { kind: 'rekey', device: old.device, detail: device, atMs });
    } else if (known.replaces !== old.device || !equalBytes(known.publicKey, publicKey)) {
      throw new WireRefused('bad');
    }
    return { frame: 'registered', device, userId: old.userId };
  });
}

interface NewDevice {
  readonly device: string;
  readonly publicKey: DevicePublicKey;
  readonly userId: string | null;
  readonly invitation: string | null;
  readonly founding: DeviceRow['founding'];
  readonly replaces?: DeviceRow;
}

async function register(sql: HubSql, parts: HubParts, team: TeamRow, fresh: NewDevice): Promise<void> {
  const { device, publicKey, userId, invitation, founding } = fresh;
  const replaces = fresh.replaces?.device ?? null;
  await insertDevice(sql, {
    team: team.team,
    device,
    publicKey,
    userId,
    invitation,
    replaces,
    founding,
    registeredPlace: team.top,
    seq: 0,
    chain: chainStart(device),
    revokedPlace: fresh.replaces?.revokedPlace ?? null,
    skewMs: null,
    bootNonce: '',
    bootNonceBefore: '',
    app: '',
    lastSeenMs: parts.nowMs(),
    toldSeq: null,
    toldOldestMs: null,
    toldMs: null,
  });
  const devices = new Set(replaces === null ? [device] : [device, replaces]);
  const scope = await loadScope(sql, team.team, { ...noNeeds(), devices });
  // Whoever was taken off the old device since does not come back with the new one.
  const seated = replaces === null ? userId : null;
  applyRegistration(scope, { device, userId: seated, replaces, place: team.top });
  await saveScope(sql, scope);
}

/** A device's key as it travels; a frame with another length is bad. */
export function readPublicKey(text: string): DevicePublicKey {
  const bytes = base64UrlToBytes(text);
  if (bytes?.length !== keyBytes) throw new WireRefused('bad');
  return bytes as Uint8Array as DevicePublicKey;
}
