import { teamStream } from '../../shared/domain/events/envelope.ts';
import type { BahiEvent, EventDraft } from '../../shared/domain/events/kinds.ts';
import { readSelf } from '../ledger/device-self.ts';
import { supervisor } from './found-world.ts';
import { type Surrounding, writeAs } from './person-acts.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/**
 * The office changes who works where, on its own device: a second seat, a seat less, another role, a device that is lost. The
 * office itself always keeps its seat.
 */
export function changePeople(
  devices: readonly SimulatedDevice[],
  concerned: SimulatedDevice,
  around: Surrounding,
): readonly BahiEvent[] {
  const [office] = devices;
  if (office === undefined || concerned === office || concerned.people.includes(supervisor)) return [];
  const { random } = around;
  const stream = teamStream(readSelf(office.disk.database).team);
  const { device } = readSelf(concerned.disk.database);
  const userId = random.pick(around.agents);
  const draft = random.weighted<EventDraft>([
    [{ kind: 'device.seated', stream, data: { device, userId }, personal: null }, 30],
    [{ kind: 'device.unseated', stream, data: { device, userId }, personal: null }, 20],
    [
      {
        kind: 'user.changed',
        stream,
        data: { userId, roles: [random.pick(['field', 'supervisor', 'desk'] as const)], active: true },
        personal: null,
      },
      30,
    ],
    [{ kind: 'device.revoked', stream, data: { device, reason: 'lost' }, personal: null }, 8],
  ]);
  const written = writeAs(office, { userId: supervisor, nowMs: around.nowMs, commandId: around.newId() }, [
    draft,
  ]);
  if (written.length > 0) obey(concerned, draft);
  return written;
}

/** People do as the office says: they sit down at the machine, or leave it. */
function obey(device: SimulatedDevice, draft: EventDraft): void {
  if (draft.kind === 'device.seated') device.seat(draft.data.userId);
  if (draft.kind === 'device.unseated') device.unseat(draft.data.userId);
}
