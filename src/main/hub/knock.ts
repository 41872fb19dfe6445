import { base64UrlToBytes, utf8Encode } from '../../shared/lib/bytes.ts';
import { type Knocked, type KnockRequest, knockText } from '../../shared/wire/joining-frames.ts';
import { deviceIdOf, verifyDeviceWord } from '../keys/device-key.ts';
import { readDevice } from './device-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { readPublicKey } from './register.ts';
import { deleteAlert, insertAlert, readAlerts, readTeam } from './team-rows.ts';
import { WireRefused } from './wire-answer.ts';

/** More than devices that joined between a backup and a loss; whoever knocks for nothing pushes out only what knocks again. */
export const mostStrangers = 20;

/**
 * Hears a device that this hub does not know, and that says it is of the team: it joined after the copy was made from which the hub
 * went on. It is written down for a person of the office, and gives the device nothing: only an invitation lets it in.
 */
export async function hearKnock(parts: HubParts, request: KnockRequest): Promise<Knocked> {
  const publicKey = readPublicKey(request.publicKey);
  const device = deviceIdOf(publicKey);
  const signature = base64UrlToBytes(request.signature);
  const said = utf8Encode(knockText(request));
  if (signature === undefined || !verifyDeviceWord(publicKey, said, signature)) throw new WireRefused('bad');
  const { team, userId } = request;
  await parts.store.writing(team, async (sql) => {
    if ((await readTeam(sql, team)) === undefined) throw new WireRefused('unknownTeam');
    if ((await readDevice(sql, team, device)) !== undefined) return;
    await makeRoom(sql, team, device);
    await insertAlert(sql, team, { kind: 'stranger', device, detail: userId, atMs: parts.nowMs() });
  });
  return { frame: 'knocked' };
}

/** One word of each device, and of the oldest none where there are too many. */
async function makeRoom(sql: HubSql, team: string, device: string): Promise<void> {
  const strangers = (await readAlerts(sql, team)).filter(({ kind }) => kind === 'stranger');
  if (strangers.some((known) => known.device === device)) return;
  const tooMany = Math.max(0, strangers.length - mostStrangers + 1);
  for (const { device: oldest } of strangers.slice(0, tooMany)) {
    await deleteAlert(sql, team, { kind: 'stranger', device: oldest });
  }
}
