import { daysBetween, laterDate, type PlainDate } from '../dates.ts';

/** Something owed by a day: a claim, or interest frozen on it, with every dated movement against it. */
export interface OwedPart {
  readonly dueOn: PlainDate;
  /** It was not known before this day. */
  readonly issuedOn: PlainDate;
  readonly amountMinor: number;
  readonly movements: readonly { readonly on: PlainDate; readonly amountMinor: number }[];
}

/** From the evening of this day the oldest unpaid due date is so; null: nothing is overdue. */
export interface OverdueStep {
  readonly sinceOn: PlainDate;
  readonly oldestDueOn: PlainDate | null;
}

/** Calendar days past the due date: the due date itself is day 0 (ageing and buckets, decided 6). */
export function daysPastDue(dueOn: PlainDate, on: PlainDate): number {
  return daysBetween(dueOn, on);
}

/** Days of overdue at the end of a day as RBI counts them: the due date is day 1 (RBI/2021-22/125, decided 6). */
export function daysOverdueInclusive(dueOn: PlainDate, on: PlainDate): number {
  return daysBetween(dueOn, on) + 1;
}

/**
 * How the oldest unpaid due date moved, as of the evenings of days: a pure function of what is owed and what was moved,
 * and of no day of asking. Steps after today say what holds if nothing more is paid. Starts with the first overdue day.
 */
export function overdueSteps(parts: readonly OwedPart[]): readonly OverdueStep[] {
  const changes = new Map<PlainDate, { readonly dueOn: PlainDate; readonly delta: 1 | -1 }[]>();
  const note = (on: PlainDate, dueOn: PlainDate, delta: 1 | -1): void => {
    const noted = changes.get(on);
    if (noted === undefined) changes.set(on, [{ dueOn, delta }]);
    else noted.push({ dueOn, delta });
  };
  for (const part of parts) for (const { on, delta } of unpaidEdges(part)) note(on, part.dueOn, delta);
  const unpaid = new Map<PlainDate, number>();
  const steps: OverdueStep[] = [];
  for (const on of [...changes.keys()].sort()) {
    for (const { dueOn, delta } of changes.get(on) ?? []) {
      const count = (unpaid.get(dueOn) ?? 0) + delta;
      if (count === 0) unpaid.delete(dueOn);
      else unpaid.set(dueOn, count);
    }
    const oldestDueOn = earliest(unpaid.keys());
    const last = steps.at(-1)?.oldestDueOn ?? null;
    if (oldestDueOn !== last) steps.push({ sinceOn: on, oldestDueOn });
  }
  return steps;
}

/** The step that holds at the end of a day; nothing overdue before the first one. */
export function overdueStepOn(steps: readonly OverdueStep[], on: PlainDate): OverdueStep | null {
  return steps.findLast(({ sinceOn }) => sinceOn <= on) ?? null;
}

/** Since when nothing of what was ever owed is open any more, due or not; null while something is. */
export function nothingOwedSince(parts: readonly OwedPart[]): PlainDate | null {
  let since: PlainDate | null = null;
  for (const { issuedOn, amountMinor, movements } of parts) {
    let openMinor = amountMinor;
    let paidOn: PlainDate | null = openMinor <= 0 ? issuedOn : null;
    for (const moved of movements.toSorted((one, other) => (one.on < other.on ? -1 : 1))) {
      openMinor -= moved.amountMinor;
      if (openMinor > 0) paidOn = null;
      else paidOn ??= moved.on;
    }
    if (paidOn === null) return null;
    since = since === null ? paidOn : laterDate(since, paidOn);
  }
  return since;
}

/** The evenings on which a part begins and ceases to be unpaid past its day. */
function unpaidEdges(part: OwedPart): { readonly on: PlainDate; readonly delta: 1 | -1 }[] {
  const startOn = laterDate(part.dueOn, part.issuedOn);
  const movedByDay = new Map<PlainDate, number>([[startOn, 0]]);
  let openMinor = part.amountMinor;
  for (const { on, amountMinor } of part.movements) {
    if (on <= startOn) openMinor -= amountMinor;
    else movedByDay.set(on, (movedByDay.get(on) ?? 0) + amountMinor);
  }
  let isUnpaid = false;
  return [...movedByDay.keys()].sort().flatMap((on) => {
    openMinor -= movedByDay.get(on) ?? 0;
    if (openMinor > 0 === isUnpaid) return [];
    isUnpaid = !isUnpaid;
    return [{ on, delta: isUnpaid ? 1 : -1 }] as const;
  });
}

function earliest(days: Iterable<PlainDate>): PlainDate | null {
  let first: PlainDate | null = null;
  for (const day of days) if (first === null || day < first) first = day;
  return first;
}
