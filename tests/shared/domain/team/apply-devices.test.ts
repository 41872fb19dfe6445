import { expect, test } from 'vitest';
import type { EventOf } from '../../../../src/shared/domain/events/kinds.ts';
import { applyDeviceEvent } from '../../../../src/shared/domain/team/apply-devices.ts';
import { emptyDevicesState } from '../../../../src/shared/domain/team/devices-state.ts';

type DeviceEvent = Parameters<typeof applyDeviceEvent>[1];

const said = <Kind extends DeviceEvent['kind']>(
  kind: Kind,
  data: EventOf<Kind>['data'],
  user = 'asha',
): DeviceEvent =>
  ({ id: `E-${kind}`, kind, user, device: 'office', hlc: [1_000, 0], data }) as unknown as DeviceEvent;

const enrolled = (device: string, user: string, more: object = {}): DeviceEvent =>
  said('device.enrolled', { device, publicKey: '', receiptPrefix: device.toUpperCase(), ...more }, user);

function devicesAfter(...events: readonly DeviceEvent[]) {
  const state = emptyDevicesState();
  for (const event of events) applyDeviceEvent(state, event);
  return state.devices;
}

test('whoever a device says it is for works on it; others come and go by the office’s word, in any order', () => {
  const seated = said('device.seated', { device: 'd1', userId: 'meena' });
  const first = devicesAfter(enrolled('d1', 'ravi'), seated);
  const second = devicesAfter(seated, enrolled('d1', 'ravi'));
  expect([...(first.get('d1')?.userIds ?? [])].sort()).toEqual(['meena', 'ravi']);
  expect([...(second.get('d1')?.userIds ?? [])].sort()).toEqual(['meena', 'ravi']);
  const unseated = said('device.unseated', { device: 'd1', userId: 'ravi' });
  expect(devicesAfter(enrolled('d1', 'ravi'), seated, unseated).get('d1')?.userIds).toEqual(['meena']);
});

test('a new key takes over seats and standing; the first word that puts a device out stands', () => {
  const out = said('device.revoked', { device: 'd1', reason: 'lost' });
  const later = said('device.revoked', { device: 'd1', reason: 'left' });
  const devices = devicesAfter(
    enrolled('d1', 'ravi'),
    out,
    later,
    enrolled('d2', 'ravi', { replaces: 'd1' }),
  );
  expect(devices.get('d1')).toMatchObject({ replacedBy: 'd2', revoked: { reason: 'lost', by: 'asha' } });
  expect(devices.get('d2')).toMatchObject({ replaces: 'd1', userIds: ['ravi'], revoked: { reason: 'lost' } });
});
