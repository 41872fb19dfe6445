/** What the order of an event hangs on. */
export interface OrderedEvent {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  /** The hub's place; null while only this device has the event. */
  readonly place: number | null;
}

/**
 * Before or after in the order of the fold (decided 2): what the team has confirmed by the hub's place, then what is
 * pending by its device's own sequence. Clocks and arrival order nothing.
 */
export function compareInFoldOrder(one: OrderedEvent, other: OrderedEvent): number {
  if (one.place !== null && other.place !== null) return one.place - other.place;
  if (one.place !== null) return -1;
  if (other.place !== null) return 1;
  if (one.device !== other.device) return one.device < other.device ? -1 : 1;
  return one.seq - other.seq;
}

/** Events in the order of the fold, each id once: however often and in whatever order they arrived. */
export function inFoldOrder<Event extends OrderedEvent>(events: Iterable<Event>): Event[] {
  const eventsById = new Map<string, Event>();
  for (const event of [...events].sort(compareInFoldOrder)) {
    if (!eventsById.has(event.id)) eventsById.set(event.id, event);
  }
  return [...eventsById.values()];
}
