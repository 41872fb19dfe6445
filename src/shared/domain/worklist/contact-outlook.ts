import type { Decision } from '../compliance/decision.ts';
import type { PlainDate } from '../dates.ts';
import { plainDateInZone } from '../wall-time.ts';

/** Whether a channel is open now, and when it opens next if only time is missing. */
export interface ChannelOutlook {
  readonly channel: string;
  readonly isOpenNow: boolean;
  readonly opensAtMs: number | null;
}

/** What a rule decision means for the worklist: only a block shuts a channel; a warning or a second person does not. */
export function channelOutlook(channel: string, decision: Decision): ChannelOutlook {
  return {
    channel,
    isOpenNow: decision.decision !== 'block',
    opensAtMs: decision.nextAllowed?.instantMs ?? null,
  };
}

/**
 * The day on which the first channel opens, where none has a slot left on the business date; null where one is open, opens
 * later today, or waits for an event rather than for an hour (the account then keeps its lane, decided 15).
 */
export function nextContactDay(
  channels: readonly ChannelOutlook[],
  on: PlainDate,
  zone: string,
): PlainDate | null {
  if (channels.some((channel) => channel.isOpenNow)) return null;
  const opensOn = channels
    .flatMap((channel) => (channel.opensAtMs === null ? [] : [plainDateInZone(channel.opensAtMs, zone)]))
    .sort()[0];
  return opensOn !== undefined && opensOn > on ? opensOn : null;
}
