/** What the hub knows of own work that one device has and it has not. */
export interface DeviceUnsent {
  /** When the hub met the device last; null where it never did. */
  readonly metMs: number | null;
  /** How many entries the device had at its last hello that never came; 0 where all of them are here. */
  readonly entries: number;
  /** When the oldest of them was written; null where there is none, or the device did not say. */
  readonly oldestMs: number | null;
}

/**
 * What is known of a person's unsent work. `unknown`: nobody here has met their devices; `allUpTo`: everything written until
 * that meeting is here, and what was written since is only there; `some`: so much was left there when they were met last.
 */
export type UnsentKnown =
  | { readonly known: 'unknown' }
  | { readonly known: 'allUpTo'; readonly metMs: number }
  | {
      readonly known: 'some';
      readonly metMs: number;
      readonly entries: number;
      readonly oldestMs: number | null;
    };

/** What is known of the unsent work on all devices of a person; of several, the one met longest ago says until when all is here. */
export function unsentKnown(devices: readonly DeviceUnsent[]): UnsentKnown {
  const met = devices.flatMap((device) =>
    device.metMs === null ? [] : [{ ...device, metMs: device.metMs }],
  );
  const left = met.filter(({ entries }) => entries > 0);
  if (left.length > 0) {
    const oldest = left.flatMap(({ oldestMs }) => oldestMs ?? []);
    return {
      known: 'some',
      metMs: Math.max(...left.map(({ metMs }) => metMs)),
      entries: left.reduce((sum, { entries }) => sum + entries, 0),
      oldestMs: oldest.length === 0 ? null : Math.min(...oldest),
    };
  }
  // A device that nobody met yet may hold anything.
  if (met.length === 0 || met.length < devices.length) return { known: 'unknown' };
  return { known: 'allUpTo', metMs: Math.min(...met.map(({ metMs }) => metMs)) };
}
