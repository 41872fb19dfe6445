import { sameEvenings } from '../classification/history.ts';
import { overdueSteps } from '../classification/overdue-steps.ts';
import { addDays, type PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { AccountEvent } from '../events/kinds.ts';
import { wallTimeInZone } from '../wall-time.ts';
import { owedParts } from './owed-parts.ts';
import type { AccountState } from './state.ts';

/** First parts of the kinds that can move what is owed. */
const movingKinds: ReadonlySet<string> = new Set([
  'account',
  'items',
  'import',
  'claims',
  'receipt',
  'unapplied',
  'tender',
  'instrument',
  'charge',
  'difference',
  'settlement',
  'waiver',
  'writeOff',
  'concession',
  'discount',
]);

/**
 * Works out anew how the oldest unpaid due date of a loan moved, and keeps what the event changed of evenings that were
 * past when it was written down. Supplier's accounts have no classes and keep nothing.
 */
export function refreshOverdue(state: AccountState, event: AccountEvent, effects: Effects): void {
  if (state.opened === null || state.opened.data.product === 'trade') return;
  if (!movingKinds.has(event.kind.slice(0, event.kind.indexOf('.')))) return;
  const before = state.overdue.steps;
  const after = overdueSteps(owedParts(state));
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const accountId = streamSubject(event.stream);
  for (const { sinceOn } of [...before, ...after]) touch(effects, 'overdueStep', `${accountId}|${sinceOn}`);
  const on = recordedOn(event);
  const knownFrom = recordedOn(state.opened);
  const yesterday = addDays(on, -1);
  const isLate = knownFrom <= yesterday && !sameEvenings(before, after, knownFrom, yesterday);
  const restatement = { eventId: event.id, kind: event.kind, on, before, after };
  const restatements = isLate ? [...state.overdue.restatements, restatement] : state.overdue.restatements;
  state.overdue = { steps: after, restatements };
}

/** By the author's clock as the hub corrected it: the same for everybody. */
function recordedOn(event: AccountEvent): PlainDate {
  return wallTimeInZone(event.correctedMs ?? event.hlc[0], 'Asia/Kolkata').date;
}
