import { present } from '../../lib/assert.ts';
import { wallTimeInZone } from '../wall-time.ts';
import { checkAmountLimit } from './amount-limit.ts';
import { clockTime } from './clock-time.ts';
import type { Constraint, TimeWindowConstraint } from './constraint.ts';
import type { ComplianceFacts, ProposedAction } from './facts.ts';
import { type FailedCheck, plainFailure } from './failed-check.ts';
import type { LoadedPack } from './load-rule-packs.ts';
import { isOpenAt, nextOpening, openingHours } from './time-window.ts';

/** Whether a rule's constraint holds for an action at an instant; null = it holds. Kinds not built yet never get here. */
export function checkConstraint(
  constraint: Constraint,
  loaded: LoadedPack,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): FailedCheck | null {
  switch (constraint.kind) {
    case 'prohibition':
      return plainFailure;
    case 'timeWindow':
      return checkTimeWindow(constraint, loaded, facts, atMs);
    case 'amountLimit':
      return checkAmountLimit(constraint, loaded.pack.effective.zone, action, facts, atMs);
    default:
      throw new Error(`Constraint kind not evaluated in this version: ${constraint.kind}`);
  }
}

function checkTimeWindow(
  constraint: TimeWindowConstraint,
  loaded: LoadedPack,
  facts: ComplianceFacts,
  atMs: number,
): FailedCheck | null {
  const allowed = `${constraint.from}-${constraint.to}`;
  const zones = zonesOf(constraint, loaded, facts);
  if (zones.length === 0) return { ...plainFailure, allowed, missingFact: 'debtor.zones' };
  const calendar = calendarOf(constraint, loaded);
  const holidays = calendar === undefined ? [] : facts.holidaysByCalendar?.[calendar];
  if (holidays === undefined) return { ...plainFailure, allowed, missingFact: `calendar.${calendar}` };
  const hours = openingHours(constraint, holidays);
  const shut = zones.filter((zone) => !isOpenAt(hours, zone, atMs));
  if (shut.length === 0) return null;
  const zone = present(shut[0], 'a zone that is shut');
  const wall = wallTimeInZone(atMs, zone);
  const opensAtMs = nextOpening(hours, zones, atMs);
  return {
    ...plainFailure,
    allowed,
    observed: clockTime((wall.hour * 60 + wall.minute) * 60 + wall.second),
    zone,
    opensAtMs,
    // Several possible places whose hours never meet: only finding out where the person is can help.
    untilEvent: opensAtMs === null && zones.length > 1 ? 'debtorZoneResolved' : null,
  };
}

function zonesOf(
  constraint: TimeWindowConstraint,
  loaded: LoadedPack,
  facts: ComplianceFacts,
): readonly string[] {
  if (constraint.zones === 'authority') return [loaded.pack.effective.zone];
  const zones = facts.values['debtor.zones'];
  const known = Array.isArray(zones) ? (zones as readonly string[]) : [];
  return constraint.zones === 'debtorPrimary' ? known.slice(0, 1) : known;
}

/** The calendar whose days a window takes out, by the name under which its dates are supplied. */
function calendarOf(constraint: TimeWindowConstraint, loaded: LoadedPack): string | undefined {
  if (constraint.excludeCalendar === undefined) return undefined;
  const calendar = (loaded.pack.calendars ?? []).find((entry) => entry.id === constraint.excludeCalendar);
  return present(calendar, 'calendar of a checked rule').ref;
}
