import { readDevices } from './device-rows.ts';
import type { HubParts } from './hub.ts';
import { type HubAlert, readAlerts, readTeam } from './team-rows.ts';
import { isOfKept, keptAmong, type ToldKept } from './told-kept.ts';
import { type ToldUnsent, toldUnsent } from './told-unsent.ts';

/** What a hub knows of one device. */
export interface DeviceFacts {
  readonly device: string;
  readonly userId: string | null;
  readonly invitation: string | null;
  readonly replaces: string | null;
  readonly isRevoked: boolean;
  readonly skewMs: number | null;
  readonly app: string;
  readonly lastSeenMs: number;
  readonly seq: number;
  /** Own work that it told of at a hello and that never came; null where all is here. */
  readonly unsent: ToldUnsent | null;
  /** Two copies of it have spoken in turns. */
  readonly isDoubled: boolean;
}

/** What a hub knows of a team beside its events: when each device was there last, and what is odd. */
export interface TeamFacts {
  readonly top: number;
  readonly backedUpPlace: number;
  readonly devices: readonly DeviceFacts[];
  readonly alerts: readonly HubAlert[];
  /** What devices told of entries of others that they still have and this hub has not. */
  readonly kept: readonly ToldKept[];
}

/** Reads it in one view. */
export function teamFacts({ store }: HubParts, team: string): Promise<TeamFacts> {
  return store.reading(async (sql) => {
    const row = await readTeam(sql, team);
    const alerts = await readAlerts(sql, team);
    const doubled = new Set(alerts.filter(({ kind }) => kind === 'clone').map(({ device }) => device));
    const rows = await readDevices(sql, team);
    const devices = rows.map((known): DeviceFacts => {
      const { device, userId, invitation, replaces, revokedPlace, skewMs, app, lastSeenMs, seq } = known;
      const isDoubled = doubled.has(device);
      return {
        device,
        userId,
        invitation,
        replaces,
        isRevoked: revokedPlace !== null,
        skewMs,
        app,
        lastSeenMs,
        seq,
        unsent: toldUnsent(known),
        isDoubled,
      };
    });
    return {
      top: row?.top ?? 0,
      backedUpPlace: row?.backedUpPlace ?? 0,
      devices,
      alerts: alerts.filter((alert) => !isOfKept(alert)),
      kept: keptAmong(alerts),
    };
  });
}
