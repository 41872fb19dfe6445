import type { TicketAnswer, TicketRequest } from '../../shared/wire/joining-frames.ts';
import type { HubParts } from './hub.ts';
import { WireRefused } from './wire-answer.ts';

const minuteMs = 60_000;
/** As long as an invitation lasts. */
const watchedMinutes = 15;
/** More wrong codes than all people of a team mistype in that time: each has a check letter, and seventy-five bits. */
export const mostMisses = 40;

interface TicketRow {
  readonly team: string;
  readonly invitation: string;
  readonly sealed: string | null;
  readonly expiresMs: number;
  readonly usedBy: string | null;
}

/**
 * Gives the sealed invitation that a short code finds, until a device came in by it or its time is over. While somebody guesses,
 * nobody is answered.
 */
export async function giveTicket(parts: HubParts, { ticket }: TicketRequest): Promise<TicketAnswer> {
  const minute = Math.floor(parts.nowMs() / minuteMs);
  const found = await parts.store.reading(async (sql) => {
    const missed = await sql.get<{ readonly misses: number | null }>(
      'SELECT CAST(SUM(misses) AS INTEGER) AS misses FROM hub_ticket_miss WHERE minute > ?',
      [minute - watchedMinutes],
    );
    if ((missed?.misses ?? 0) >= mostMisses) throw new WireRefused('tooManyTries');
    return sql.get<TicketRow>(
      `SELECT hub_invitation.team, hub_invitation.invitation, sealed, expires_ms AS "expiresMs", hub_device.device AS "usedBy"
       FROM hub_invitation
       LEFT JOIN hub_device ON hub_device.team = hub_invitation.team AND hub_device.invitation = hub_invitation.invitation
       WHERE ticket = ?`,
      [ticket],
    );
  });
  if (found === undefined || found.sealed === null) {
    await countMiss(parts, minute);
    throw new WireRefused('invitationWrong');
  }
  if (found.usedBy !== null) throw new WireRefused('invitationUsed');
  if (parts.nowMs() > found.expiresMs) throw new WireRefused('invitationExpired');
  return { frame: 'ticket', sealed: found.sealed };
}

/** Of no team: who guesses has none. */
const nobodysTurn = '';

async function countMiss({ store }: HubParts, minute: number): Promise<void> {
  await store.writing(nobodysTurn, async (sql) => {
    await sql.run('DELETE FROM hub_ticket_miss WHERE minute <= ?', [minute - watchedMinutes]);
    await sql.run(
      `INSERT INTO hub_ticket_miss (minute, misses) VALUES (?, 1)
       ON CONFLICT (minute) DO UPDATE SET misses = hub_ticket_miss.misses + 1`,
      [minute],
    );
  });
}
