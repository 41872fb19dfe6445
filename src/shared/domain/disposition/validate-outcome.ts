import { ok, type Result, refused } from '../../lib/result.ts';
import {
  type ContactChannel,
  type ContactClass,
  type DispositionMatrix,
  type Outcome,
  type OutcomeField,
  outcomeOf,
} from './disposition-matrix.ts';

/** What was captured with a result: by field name, anything that is there. Empty text is not there. */
export type CapturedFields = Readonly<Partial<Record<OutcomeField, unknown>>>;

/** A result about to be logged. */
export interface OutcomeEntry {
  readonly channel: ContactChannel;
  readonly code: string;
  readonly fields: CapturedFields;
  /** Who was reached, where the result leaves it open; otherwise the result says it. */
  readonly contactClass?: ContactClass | undefined;
  /** Whether the screen was in third-party-safe mode: no amount owed to be seen. */
  readonly thirdPartySafe: boolean;
}

/** Why a result cannot be logged as it is. */
export type OutcomeRefusal =
  | { readonly code: 'outcomeUnknown' }
  | { readonly code: 'outcomeNotForChannel'; readonly channels: readonly ContactChannel[] }
  | { readonly code: 'contactClassNotAllowed'; readonly allowed: readonly ContactClass[] }
  | { readonly code: 'thirdPartyModeRequired' }
  | {
      readonly code: 'outcomeFieldsMissing';
      /** Each entry is one field, or several of which one is enough. */
      readonly missing: readonly (OutcomeField | readonly OutcomeField[])[];
    };

/** A result that may be logged, with the contact class that counts. */
export interface ValidOutcome {
  readonly outcome: Outcome;
  readonly contactClass: ContactClass;
  /** Whether it counts for contact caps: what the debtor began never does (edge case 8 of the compliance page). */
  readonly countsAsAttempt: boolean;
}

/**
 * Whether a result may be logged: the code exists for the channel, a third party was met without balances on screen, and
 * everything that the result requires is there (row I2). Refusals in that order.
 */
export function validateOutcome(
  matrix: DispositionMatrix,
  entry: OutcomeEntry,
): Result<ValidOutcome, OutcomeRefusal> {
  const outcome = outcomeOf(matrix, entry.code);
  if (outcome === undefined) return refused({ code: 'outcomeUnknown' });
  if (!outcome.channels.includes(entry.channel)) {
    return refused({ code: 'outcomeNotForChannel', channels: outcome.channels });
  }
  const contactClass = entry.contactClass ?? outcome.contactClasses[0] ?? 'none';
  if (!outcome.contactClasses.includes(contactClass)) {
    return refused({ code: 'contactClassNotAllowed', allowed: outcome.contactClasses });
  }
  if (contactClass === 'TPC' && !entry.thirdPartySafe) return refused({ code: 'thirdPartyModeRequired' });
  const missing = missingFields(outcome, entry.fields);
  if (missing.length > 0) return refused({ code: 'outcomeFieldsMissing', missing });
  return ok({
    outcome,
    contactClass,
    countsAsAttempt: outcome.countsAsAttempt && entry.channel !== 'inbound',
  });
}

/** What a result still wants before it can be saved, in the order of the form. */
export function missingFields(
  outcome: Outcome,
  fields: CapturedFields,
): readonly (OutcomeField | readonly OutcomeField[])[] {
  return outcome.requires.filter((requirement) => {
    const names = Array.isArray(requirement) ? requirement : [requirement];
    return !names.some((name) => isThere(fields[name]));
  });
}

function isThere(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim().length > 0;
  return Array.isArray(value) ? value.length > 0 : true;
}
