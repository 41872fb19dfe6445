import { z } from 'zod';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { laterDate } from '../../../shared/domain/dates.ts';
import type { DispositionMatrix } from '../../../shared/domain/disposition/disposition-matrix.ts';
import { outcomeOf } from '../../../shared/domain/disposition/disposition-matrix.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  type ContactGlanceRow,
  type ContactRow,
  type NextStepRow,
  selectContacts,
} from '../../db/queries/ranking-commitments.ts';

/** What the contacts of an account tell the ranking. */
export type ContactFacts = Omit<ContactGlanceRow, 'accountId' | 'corrected'>;

/** Nobody was ever contacted. */
export const noContacts: ContactFacts = {
  lastContactOn: null,
  lastContactMs: null,
  lastOutwardOn: null,
  lastRpcOn: null,
  lastAskedMs: null,
  lastAnswerMs: null,
};

/** The outcomes by which a debtor asked for something and waits for an answer. */
export function askingOutcomes(dispositions: DispositionMatrix): readonly string[] {
  return dispositions.outcomes
    .filter((outcome) => outcome.nextStep?.action === 'answerInbound')
    .map((outcome) => outcome.code);
}

/** The contacts of an account as they count: by their first words, or read again where some were corrected. */
export function contactFactsOf(
  database: ReadableDatabase,
  dispositions: DispositionMatrix,
  glance: ContactGlanceRow | undefined,
  on: PlainDate,
): ContactFacts {
  if (glance === undefined) return noContacts;
  if (glance.corrected === 0) return glance;
  const asking = askingOutcomes(dispositions);
  return selectContacts(database, glance.accountId, on).reduce(
    (facts, row) => withContact(facts, asCorrected(row, dispositions), asking),
    noContacts,
  );
}

const correctionsColumn = z.array(z.object({ outcome: z.string().nullable() }));

/** A contact whose outcome was corrected counts as what it was corrected to; the note itself stays as it was written. */
function asCorrected(row: ContactRow, dispositions: DispositionMatrix): ContactRow {
  const corrections = correctionsColumn.parse(JSON.parse(row.corrections));
  const code = corrections.flatMap((correction) => correction.outcome ?? []).at(-1);
  const outcome = code === undefined ? undefined : outcomeOf(dispositions, code);
  if (outcome === undefined) return row;
  const [contactClass = 'none'] = outcome.contactClasses;
  return { ...row, outcome: outcome.code, contactClass };
}

function withContact(facts: ContactFacts, row: ContactRow, asking: readonly string[]): ContactFacts {
  if (row.contactClass === 'none') return facts;
  const { businessDate, recordedMs } = row;
  const latest = (known: number | null): number => Math.max(known ?? 0, recordedMs);
  const isAsking = asking.includes(row.outcome);
  return {
    lastContactOn: later(facts.lastContactOn, businessDate),
    lastContactMs: latest(facts.lastContactMs),
    lastOutwardOn: row.channel === 'inbound' ? facts.lastOutwardOn : later(facts.lastOutwardOn, businessDate),
    lastRpcOn: row.contactClass === 'RPC' ? later(facts.lastRpcOn, businessDate) : facts.lastRpcOn,
    lastAskedMs: isAsking ? latest(facts.lastAskedMs) : facts.lastAskedMs,
    lastAnswerMs: isAsking ? facts.lastAnswerMs : latest(facts.lastAnswerMs),
  };
}

/** The later of two dates, where one may be missing. */
export function later(one: PlainDate | null, other: PlainDate | null): PlainDate | null {
  if (one === null || other === null) return one ?? other;
  return laterDate(one, other);
}

/** Results that put something on the account which itself says how long it rests: a dispute, with its review. */
const restByWhatTheyOpen: readonly string[] = ['openDispute', 'checkPaidClaim'];

/**
 * The day until which the account's newest contact leaves it alone ("says it is paid": three days), by the table of
 * results; null where it names none. Taking the account up again (`wakeAccount`) ends it.
 */
export function restUntil(
  dispositions: DispositionMatrix,
  step: NextStepRow | undefined,
  snoozedUntil: PlainDate | null,
  on: PlainDate,
): PlainDate | null {
  if (step === undefined || step.nextOn === null || step.nextOn <= on) return null;
  const next = outcomeOf(dispositions, step.outcome)?.nextStep ?? null;
  if (next === null || next.lane !== 'suppressed' || next.followUp === null || next.hold !== null)
    return null;
  const wasWoken = snoozedUntil !== null && snoozedUntil >= step.on && snoozedUntil <= on;
  return wasWoken || restByWhatTheyOpen.includes(next.action) ? null : step.nextOn;
}
