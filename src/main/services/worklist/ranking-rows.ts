import { triedFor } from '../../../shared/domain/account/appointment.ts';
import { limitationWindow } from '../../../shared/domain/clock/limitation.ts';
import type { ClockRules } from '../../../shared/domain/clock/rules.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DispositionMatrix } from '../../../shared/domain/disposition/disposition-matrix.ts';
import type { AppointmentFacts, HoldFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { type BouncedRow, selectBounced, selectNearLimitation } from '../../db/queries/instruments.ts';
import {
  type AppointmentRow,
  type ContactGlanceRow,
  type DisputeRow,
  type NextStepRow,
  type PlanRow,
  type PromiseRow,
  selectContactGlances,
  selectDisputes,
  selectHolds,
  selectNextSteps,
  selectOpenAppointments,
  selectPayments,
  selectPlans,
  selectPromises,
} from '../../db/queries/ranking-commitments.ts';
import {
  type AccountBaseRow,
  type CreditRow,
  type DueAmountRow,
  hasLaterMovement,
  type RankingQuestion,
  type ReceiptGlanceRow,
  selectAccountBases,
  selectCredits,
  selectDueAmounts,
  selectPaymentsElsewhere,
  selectReceiptGlances,
} from '../../db/queries/ranking-facts.ts';
import { type Commitments, noCommitments, planRecord, viewedPromise } from './commitment-facts.ts';
import { askingOutcomes } from './contact-facts.ts';
import { accountsWithLaterEvents, pastAccount } from './past-account.ts';
import { noStanding, readStandingFacts, type StandingFacts, type StandingRules } from './standing-facts.ts';

/** Everything the projections say of one account, as of a date. */
export interface AccountRows {
  readonly base: AccountBaseRow;
  readonly dueAmounts: readonly DueAmountRow[];
  readonly credit: CreditRow | undefined;
  readonly receipts: ReceiptGlanceRow | undefined;
  readonly paidElsewhereOn: PlainDate | null;
  readonly commitments: Commitments;
  readonly disputes: readonly DisputeRow[];
  readonly holds: readonly HoldFacts[];
  readonly appointment: AppointmentFacts | null;
  readonly contacts: ContactGlanceRow | undefined;
  readonly nextStep: NextStepRow | undefined;
  readonly snoozedUntil: PlainDate | null;
  readonly skippedOn: PlainDate | null;
  /** What came back and was not made good, oldest first. */
  readonly bounced: readonly BouncedRow[];
  /** Limitation of a claim may end within days. */
  readonly isNearLimitation: boolean;
  /** Its class, what was kept back and certificates that are late. */
  readonly standing: StandingFacts;
}

/** The rows of every account asked for, one statement a subject, put together by account. */
export function readRankingRows(
  database: ReadableDatabase,
  house: {
    readonly dispositions: DispositionMatrix;
    readonly zone: string;
    readonly clockRules: ClockRules;
  } & StandingRules,
  question: RankingQuestion,
  names: 'named' | 'nameless' = 'named',
): AccountRows[] {
  const movedLater = hasLaterMovement(database, question);
  const dueAmounts = byAccount(selectDueAmounts(database, question, movedLater));
  const credits = oneByAccount(selectCredits(database, question, movedLater));
  const receipts = oneByAccount(selectReceiptGlances(database, question));
  const elsewhere = oneByAccount(selectPaymentsElsewhere(database, question));
  const promises = byAccount(selectPromises(database, question));
  const plans = byAccount(selectPlans(database, question));
  const disputes = byAccount(selectDisputes(database, question));
  const holds = byAccount(selectHolds(database, question));
  const appointments = byAccount(selectOpenAppointments(database, question));
  const contacts = oneByAccount(selectContactGlances(database, question, askingOutcomes(house.dispositions)));
  const nextSteps = oneByAccount(selectNextSteps(database, question));
  const bounced = byAccount(selectBounced(database, question));
  const nearLimitation = new Set(
    selectNearLimitation(database, limitationWindow(house.clockRules, question.on), question),
  );
  const standing = readStandingFacts(database, house, question);
  const changedLater = accountsWithLaterEvents(database, question, house.zone);
  return selectAccountBases(database, question, names).map((base) => {
    const { accountId } = base;
    const rows: AccountRows = {
      base,
      dueAmounts: dueAmounts.get(accountId) ?? [],
      credit: credits.get(accountId),
      receipts: receipts.get(accountId),
      paidElsewhereOn: elsewhere.get(accountId)?.lastOn ?? null,
      commitments: commitmentsOf(database, question.on, promises.get(accountId), plans.get(accountId)),
      disputes: disputes.get(accountId) ?? [],
      holds: holds.get(accountId) ?? [],
      appointment: appointmentOf(appointments.get(accountId)?.[0]),
      contacts: contacts.get(accountId),
      nextStep: nextSteps.get(accountId),
      snoozedUntil: base.snoozedUntil,
      skippedOn: base.skippedOn,
      bounced: bounced.get(accountId) ?? [],
      isNearLimitation: nearLimitation.has(accountId),
      standing: standing.get(accountId) ?? noStanding,
    };
    const mayDiffer = changedLater.has(accountId) && (rows.contacts !== undefined || hasHistory(rows));
    return mayDiffer ? { ...rows, ...pastAccount(database, accountId, question.on) } : rows;
  });
}

/** Whether later events may have changed what these rows say of the date. */
function hasHistory({ commitments, appointment, base }: AccountRows): boolean {
  return (
    commitments !== noCommitments ||
    appointment !== null ||
    base.snoozedUntil !== null ||
    base.skippedOn !== null
  );
}

function commitmentsOf(
  database: ReadableDatabase,
  on: PlainDate,
  promises: readonly PromiseRow[] | undefined,
  plans: readonly PlanRow[] | undefined,
): Commitments {
  const first = promises?.[0] ?? plans?.[0];
  if (first === undefined) return noCommitments;
  return {
    promises: (promises ?? []).map((row) => viewedPromise(row, on)),
    plans: (plans ?? []).map(planRecord),
    payments: selectPayments(database, first.accountId),
  };
}

function appointmentOf(row: AppointmentRow | undefined): AppointmentFacts | null {
  if (row === undefined) return null;
  const { channel, dueOn: on, atMs, contactOn, contactMs, contactClass, outcome, nextAction } = row;
  if (contactOn === null || contactMs === null || contactClass === null || outcome === null) {
    return { channel, on, atMs };
  }
  const newest = { on: contactOn, atMs: contactMs, contactClass, outcome, nextAction };
  return { channel, on, atMs, ...triedFor(on, newest) };
}

function byAccount<Row extends { readonly accountId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.accountId);
    if (known === undefined) grouped.set(row.accountId, [row]);
    else known.push(row);
  }
  return grouped;
}

function oneByAccount<Row extends { readonly accountId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.accountId, row]));
}
