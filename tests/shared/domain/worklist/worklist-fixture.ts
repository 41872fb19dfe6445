import { readFileSync } from 'node:fs';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { type BookSnapshot, takeBookSnapshot } from '../../../../src/shared/domain/worklist/book-snapshot.ts';
import type { WorklistContext } from '../../../../src/shared/domain/worklist/place-account.ts';
import { loadWorklistPolicies, type WorklistPolicy } from '../../../../src/shared/domain/worklist/policy.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

/** The policies as they are shipped, parsed. */
export const policiesFile: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../../../resources/worklist/policies.json', import.meta.url), 'utf8'),
);

const policies = valueOrThrow(loadWorklistPolicies(policiesFile));

/** A shipped policy. */
export function policyOf(id: 'balanced' | 'classic'): WorklistPolicy {
  return present(policies.policiesById[id], 'shipped policy');
}

/** The day on which the fixtures stand: a Monday. */
export const today = plainDate('2026-11-23');

/** A day that many days after the fixtures' day. */
export function day(offset: number): PlainDate {
  return addDays(today, offset);
}

/** A book whose P95 is one lakh rupees. */
export const lakhBook: BookSnapshot = { takenOn: today, p95OverdueMinorByCurrency: { INR: 10_000_000 } };

/** A context on a day; the balanced policy and the lakh book unless said. */
export function contextOn(on: PlainDate, more: Partial<WorklistContext> = {}): WorklistContext {
  return { on, zone: 'Asia/Kolkata', policy: policyOf('balanced'), book: lakhBook, ...more };
}

/** An account 45 days past due with ₹50,000, never contacted, nothing else known. */
export function accountFacts(more: Partial<AccountFacts> = {}): AccountFacts {
  const overdueMinor = more.overdueMinor ?? 5_000_000;
  const oldestDueOn = more.oldestDueOn === undefined ? day(-45) : more.oldestDueOn;
  return {
    accountId: 'A1',
    partyId: 'P1',
    currency: 'INR',
    isOpen: true,
    totalDueMinor: overdueMinor,
    overdueMinor,
    disputedMinor: 0,
    unappliedMinor: 0,
    unappliedSince: null,
    oldestDueOn,
    daysPastDue: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, today),
    nextDueOn: null,
    nextDueMinor: 0,
    promise: null,
    brokenPromise: null,
    bounce: null,
    plan: null,
    attemptsSinceBreak: 0,
    appointment: null,
    legalDeadline: null,
    inboundAtMs: null,
    disputeAnsweredOn: null,
    partialPaymentOn: null,
    dispute: null,
    holds: [],
    contactCapUntil: null,
    snoozedUntil: null,
    skippedOn: null,
    lastTouchedOn: null,
    lastRpcOn: null,
    promisesKept: 0,
    promisesMade: 0,
    averageDaysLate: null,
    contactOutcomes: null,
    segment: 'trade',
    bucket: '31-60',
    isBusiness: true,
    classification: null,
    openDeductions: null,
    lateCertificate: null,
    language: null,
    creditLimitMinor: null,
    creditUsedMinor: null,
    ...more,
  };
}

/** The same account on a later day: what depends on the date moves with it. */
export function onLaterDay(facts: AccountFacts, on: PlainDate): AccountFacts {
  return {
    ...facts,
    daysPastDue: facts.oldestDueOn === null ? 0 : Math.max(0, daysBetween(facts.oldestDueOn, on)),
  };
}

/** An account with nothing overdue. */
export function currentAccount(more: Partial<AccountFacts> = {}): AccountFacts {
  return accountFacts({ overdueMinor: 0, oldestDueOn: null, bucket: 'current', ...more });
}

/** The snapshot of a list on the fixtures' day. */
export function snapshotOf(accounts: readonly AccountFacts[]): BookSnapshot {
  return takeBookSnapshot(accounts, today);
}
