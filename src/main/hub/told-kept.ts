import type { HelloRequest, KeptToTell } from '../../shared/wire/frames.ts';
import type { DeviceRow } from './device-rows.ts';
import type { HubSql } from './hub-store.ts';
import { deleteAlert, type HubAlert, insertAlert, readAlertsOf } from './team-rows.ts';

/** What a device told at its last hello: it still has what another one wrote and this hub lost when it was restored. */
export interface ToldKept extends KeptToTell {
  readonly holder: string;
  readonly toldMs: number;
}

const kind = 'kept';

/** Keeps what a device says of it among the alerts, and lets go of what it does not say any more. Nearly always there is nothing. */
export async function hearKept(
  sql: HubSql,
  { team, device }: DeviceRow,
  { keptForOthers = [] }: HelloRequest,
  nowMs: number,
): Promise<void> {
  const said = keptForOthers.map(toDetail);
  const known = (await readAlertsOf(sql, team, { kind, device })).map(({ detail }) => detail);
  if (said.length === known.length && said.every((detail) => known.includes(detail))) return;
  await deleteAlert(sql, team, { kind, device });
  for (const detail of said) await insertAlert(sql, team, { kind, device, detail, atMs: nowMs });
}

/** What devices keep, of all that people of the office should look at. */
export function keptAmong(alerts: readonly HubAlert[]): readonly ToldKept[] {
  return alerts.filter(isOfKept).map(({ device: holder, detail, atMs: toldMs }) => {
    const [events = '', oldestMs = '', ...device] = detail.split(' ');
    return { holder, device: device.join(' '), events: Number(events), oldestMs: Number(oldestMs), toldMs };
  });
}

/** Whether it says what a device keeps for others, which is shown in a place of its own. */
export function isOfKept(alert: Pick<HubAlert, 'kind'>): boolean {
  return alert.kind === kind;
}

function toDetail({ device, events, oldestMs }: KeptToTell): string {
  return `${events} ${oldestMs} ${device}`;
}
