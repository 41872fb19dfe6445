import type { Decision } from '../../shared/domain/compliance/decision.ts';
import { evaluateAction } from '../../shared/domain/compliance/evaluate-action.ts';
import type { RulePackSet } from '../../shared/domain/compliance/load-rule-packs.ts';
import { addDays, type PlainDate } from '../../shared/domain/dates.ts';
import { instantFromWallTime, startOfDay } from '../../shared/domain/wall-time.ts';
import { factsOfLaw, type LawOfAccount } from './compliance-facts.ts';

/** The two ways of reaching somebody that the law sets hours for. */
export const contactActions = ['call', 'visit'] as const;
/** One of them. */
export type ContactAction = (typeof contactActions)[number];

/** A stretch of a day in which an action is not blocked; the end is the first instant that is. */
export interface OpenHours {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A business date in its zone. */
export interface ZonedDay {
  readonly on: PlainDate;
  readonly zone: string;
}

/** The hours of a day in which an action on such a debt is open, by the packs; what is no matter of time counts as it stands. */
export type HoursOfDay = (law: LawOfAccount, action: ContactAction) => readonly OpenHours[];

interface CachedDay {
  readonly key: string;
  readonly hoursByQuestion: Map<string, readonly OpenHours[]>;
}

/** One day a set of packs: a device asks about today, thousands of times, and few accounts differ in law. */
const daysByPacks = new WeakMap<RulePackSet, CachedDay>();

/** The open hours of one day, computed once per kind of debt and kept while the day lasts. */
export function hoursOfDay(packs: RulePackSet, day: ZonedDay): HoursOfDay {
  const key = `${day.on} ${day.zone}`;
  const known = daysByPacks.get(packs);
  const cached: CachedDay = known?.key === key ? known : { key, hoursByQuestion: new Map() };
  daysByPacks.set(packs, cached);
  return (law, action) => {
    const question = JSON.stringify([action, law]);
    const hours =
      cached.hoursByQuestion.get(question) ?? openHours(decider(packs, law, action, day.zone), day);
    cached.hoursByQuestion.set(question, hours);
    return hours;
  };
}

type DecideAt = (atMs: number) => Decision;

function decider(packs: RulePackSet, law: LawOfAccount, action: ContactAction, zone: string): DecideAt {
  const facts = factsOfLaw(law, { zone, clockTrusted: true, partyRole: 'borrower' });
  return (atMs) => evaluateAction(packs, { type: action, partyRole: 'borrower' }, facts, atMs);
}

/** Closing times lie on whole quarters of an hour in every pack known; inside a quarter the instant is searched for. */
const stepMs = 15 * 60 * 1000;

function openHours(decideAt: DecideAt, { on, zone }: ZonedDay): readonly OpenHours[] {
  const endMs = endOfDayMs({ on, zone });
  const hours: OpenHours[] = [];
  let atMs = instantFromWallTime(on, startOfDay, zone);
  while (atMs < endMs) {
    const decision = decideAt(atMs);
    if (decision.decision === 'block') {
      atMs = decision.nextAllowed?.instantMs ?? endMs;
      continue;
    }
    const toMs = closingAfter(decideAt, atMs, endMs);
    hours.push({ fromMs: atMs, toMs });
    atMs = toMs;
  }
  return hours;
}

/** The first instant after an open one at which the action is blocked; the end of the day where none is. */
function closingAfter(decideAt: DecideAt, openMs: number, endMs: number): number {
  let lastOpenMs = openMs;
  for (let atMs = openMs + stepMs; atMs < endMs; atMs += stepMs) {
    if (decideAt(atMs).decision === 'block') return firstBlocked(decideAt, lastOpenMs, atMs);
    lastOpenMs = atMs;
  }
  const lastMs = endMs - 1;
  return decideAt(lastMs).decision === 'block' ? firstBlocked(decideAt, lastOpenMs, lastMs) : endMs;
}

function firstBlocked(decideAt: DecideAt, openMs: number, blockedMs: number): number {
  let low = openMs;
  let high = blockedMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decideAt(middle).decision === 'block') high = middle;
    else low = middle;
  }
  return high;
}

/** When an action that is open at an instant closes on that day; null where it does not, or is not open. */
export function closesAtMs(hours: readonly OpenHours[], atMs: number, day: ZonedDay): number | null {
  const open = hours.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return open === undefined || open.toMs >= endOfDayMs(day) ? null : open.toMs;
}

/**
 * The instant of a day from which no channel is open any more, where hours are what closes it; null where one stays open
 * till midnight. A day on which nothing opens at all has none left from its start.
 */
export function lastClosingMs(hours: HoursOfDay, law: LawOfAccount, day: ZonedDay): number | null {
  const closings = contactActions.flatMap((action) => hours(law, action).map(({ toMs }) => toMs));
  const last = Math.max(instantFromWallTime(day.on, startOfDay, day.zone), ...closings);
  return last >= endOfDayMs(day) ? null : last;
}

function endOfDayMs({ on, zone }: ZonedDay): number {
  return instantFromWallTime(addDays(on, 1), startOfDay, zone);
}
