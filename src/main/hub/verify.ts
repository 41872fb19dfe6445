import { sortedMoney } from '../../shared/domain/scope/shelf-money.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { DigestAnswer, VerifyRequest } from '../../shared/wire/frames.ts';
import { readHolding } from './holdings.ts';
import type { HubParts } from './hub.ts';
import { standing } from './pull.ts';
import { WireRefused } from './wire-answer.ts';

/** Count, digest and money of what the device should hold that has pulled up to a place; shelf by shelf where it asks. */
export async function verify(parts: HubParts, request: VerifyRequest): Promise<DigestAnswer> {
  return parts.store.reading(async (sql) => {
    const { team, device, reach } = await standing(sql, parts, request);
    if (device.revokedPlace !== null) throw new WireRefused('revoked');
    const asked = { reach, place: request.place, shelves: request.shelves };
    const { whole, shelves } = await readHolding(sql, team.team, asked);
    const answer: DigestAnswer = {
      frame: 'digest',
      epoch: team.epoch,
      place: request.place,
      events: whole.events,
      digest: bytesToBase64Url(whole.digest),
      money: sortedMoney(whole.money),
    };
    if (!request.shelves) return answer;
    const stocked = [...shelves].filter(([, { events }]) => events > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      ...answer,
      shelves: stocked.map(([shelf, { events, digest }]) => [shelf, events, bytesToBase64Url(digest)]),
    };
  });
}
