import type { DeviceApp } from '../../../shared/contract/oldest-writer.ts';
import type { Words } from '../../i18n/use-words.ts';

/** Whom it concerns when programs older than `version` may not write any more. */
export function whoStopsWriting(
  devices: readonly DeviceApp[],
  version: number,
): { readonly older: readonly DeviceApp[]; readonly unknown: readonly DeviceApp[] } {
  return {
    older: devices.filter((device) => device.version !== null && device.version < version),
    unknown: devices.filter((device) => device.version === null),
  };
}

/** Devices by who works on them. */
export function deviceNames(devices: readonly DeviceApp[], t: Words): string {
  return devices.map((device) => deviceName(device, t)).join(' · ');
}

/** A device by who works on it. */
export function deviceName({ names, isThisOne }: DeviceApp, t: Words): string {
  const people = names.length === 0 ? t('devices.nobody') : names.join(', ');
  return isThisOne ? t('writers.thisOne', { name: people }) : people;
}
