import { openAppointment } from '../../../shared/domain/account/appointment.ts';
import { paymentsOf } from '../../../shared/domain/account/paid-amounts.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { viewPromises } from '../../../shared/domain/promise/view.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import type { AppointmentFacts } from '../../../shared/domain/worklist/account-facts.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectAccountsWithLaterEvents } from '../../db/queries/account.ts';
import type { RankingQuestion } from '../../db/queries/ranking-facts.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { foldStream } from '../../ledger/fold-stream.ts';
import { readStream } from '../../ledger/read-events.ts';
import type { Commitments } from './commitment-facts.ts';

/** What the projections of today cannot say of an earlier date: it is folded from the events up to that date. */
export interface PastAccount {
  readonly commitments: Commitments;
  readonly appointment: AppointmentFacts | null;
  readonly snoozedUntil: PlainDate | null;
  readonly skippedOn: PlainDate | null;
}

/**
 * The accounts with events of a later business date; none where the ledger holds no later event at all, which its clock
 * tells: nothing is written ahead of its author's day.
 */
export function accountsWithLaterEvents(
  database: ReadableDatabase,
  question: RankingQuestion,
  zone: string,
): ReadonlySet<string> {
  if (question.on >= plainDateInZone(readSelf(database).hlc[0], zone)) return new Set();
  return new Set(selectAccountsWithLaterEvents(database, question));
}

/** One account as it stood on the evening of a past business date. */
export function pastAccount(database: ReadableDatabase, accountId: string, on: PlainDate): PastAccount {
  const state = foldUntil(database, accountId, on);
  const payments = paymentsOf(state);
  const promises = viewPromises([...state.promises.values()], payments, on);
  return {
    commitments: { promises, plans: [...state.plans.values()], payments },
    appointment: openAppointment(state),
    snoozedUntil: state.snooze?.until ?? null,
    skippedOn: state.skip?.on ?? null,
  };
}

/** An account as its events up to a business date make it. */
export function foldUntil(database: ReadableDatabase, accountId: string, on: PlainDate): AccountState {
  const stream = accountStream(accountId);
  const { events } = readStream(database, stream);
  const known = events.filter((event) => event.businessDate <= on);
  const fold = foldStream(stream, { events: known, parked: [] });
  assert(fold?.folded.kind === 'account', 'an account stream folds into an account');
  return fold.folded.state;
}
