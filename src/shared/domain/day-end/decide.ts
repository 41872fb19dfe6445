import { ok, type Result, refused } from '../../lib/result.ts';
import { compareDates, type PlainDate } from '../dates.ts';
import type { DayException } from './exceptions.ts';

/** What is asked when somebody wants to close a team's day. */
export interface DayCloseAsked {
  readonly on: PlainDate;
  readonly today: PlainDate;
  readonly isClosed: boolean;
  readonly exceptions: readonly DayException[];
  readonly reason: string | null;
}

/** Why a team's day is not closed. */
export type DayCloseRefusal =
  | { readonly code: 'dateInFuture' }
  | { readonly code: 'teamDayClosed' }
  | { readonly code: 'unansweredNeedsReason'; readonly unanswered: number };

/** Whether a team's day may be closed: once, not ahead, and with a reason where something stands that nobody answered. */
export function decideDayClose(asked: DayCloseAsked): Result<null, DayCloseRefusal> {
  if (compareDates(asked.on, asked.today) > 0) return refused({ code: 'dateInFuture' });
  if (asked.isClosed) return refused({ code: 'teamDayClosed' });
  const unanswered = asked.exceptions.filter(({ needsAnswer }) => needsAnswer).length;
  if (unanswered > 0 && asked.reason === null) return refused({ code: 'unansweredNeedsReason', unanswered });
  return ok(null);
}
