import { ok, type Result, refused } from '../../lib/result.ts';
import type { PlainDate } from '../dates.ts';
import type { InstrumentAct, InstrumentRecord, InstrumentStanding } from './record.ts';
import { instrumentTransitions } from './transitions.ts';

/** What is asked of an instrument. */
export interface InstrumentQuestion {
  readonly act: InstrumentAct;
  readonly instrument: Pick<
    InstrumentRecord,
    'instrumentKind' | 'standing' | 'drawnOn' | 'takenOn' | 'presentedOn'
  >;
  /** The business date of what happened. */
  readonly on: PlainDate;
  readonly today: PlainDate;
  /** The last day on which a cheque of its date can be presented; null for a mandate's debit, or one without a date. */
  readonly validUntil: PlainDate | null;
}

/** Why it cannot be done, or cannot have happened so. */
export type InstrumentRefusal =
  | {
      readonly code: 'instrumentActNotPossible';
      readonly act: InstrumentAct;
      readonly standing: InstrumentStanding;
    }
  | { readonly code: 'dateInFuture' }
  | { readonly code: 'instrumentDateTooEarly'; readonly earliest: PlainDate }
  | { readonly code: 'instrumentNotYetDue'; readonly drawnOn: PlainDate }
  | { readonly code: 'instrumentStale'; readonly validUntil: PlainDate };

/**
 * Whether an act is possible for an instrument that stands so on a date (row L9), and where it leads. What the table
 * does not have, a date before the one it builds on, presenting before the date on the cheque or after its validity.
 */
export function decideInstrument(
  question: InstrumentQuestion,
): Result<InstrumentStanding, InstrumentRefusal> {
  const { act, instrument, on, today, validUntil } = question;
  const next = instrumentTransitions[instrument.standing][act];
  if (next === null) {
    return refused({ code: 'instrumentActNotPossible', act, standing: instrument.standing });
  }
  if (on > today) return refused({ code: 'dateInFuture' });
  const needsPresenting = act === 'clear' || act === 'bounce';
  const earliest = (needsPresenting ? instrument.presentedOn : null) ?? instrument.takenOn;
  if (on < earliest) return refused({ code: 'instrumentDateTooEarly', earliest });
  if (act !== 'present') return ok(next);
  if (instrument.drawnOn !== null && on < instrument.drawnOn) {
    return refused({ code: 'instrumentNotYetDue', drawnOn: instrument.drawnOn });
  }
  if (validUntil !== null && on > validUntil) return refused({ code: 'instrumentStale', validUntil });
  return ok(next);
}
