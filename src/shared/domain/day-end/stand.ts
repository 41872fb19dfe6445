/**
 * What the figures of a day stand on: everything that had a place in the team's order up to one, and what the device that
 * counted had written itself. The same pair as the context of an event (sync.md 2.2), so that it stays exact when the
 * device's own work gets its places later.
 */
export interface DayStand {
  readonly epoch: string;
  readonly place: number;
  readonly device: string;
  readonly seq: number;
}

/** Where an event stands: its place in the team's order, null while it has none, and its device's own sequence. */
export interface EntryPosition {
  readonly place: number | null;
  readonly device: string;
  readonly seq: number;
}

/** Whether figures on this stand include an event. */
export function standsOn(stand: DayStand, position: EntryPosition): boolean {
  if (position.device === stand.device && position.seq <= stand.seq) return true;
  return position.place !== null && position.place <= stand.place;
}
