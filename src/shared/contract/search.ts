import { z } from 'zod';
import type { TextMark } from '../domain/names/mark-words.ts';
import { answer, everyRole, query } from './procedure.ts';
import type { Amount } from './values.ts';

/** Where what was typed was found. */
export const searchFields = [
  'accountNumber',
  'customerNumber',
  'claimNumber',
  'receiptNumber',
  'gstin',
  'phone',
  'name',
  'contact',
  'place',
  'note',
] as const;

/** Why a result is one: the field, its text or the words around the hit, and which parts of it answer. */
export interface SearchMatch {
  readonly field: (typeof searchFields)[number];
  readonly text: string;
  readonly marks: readonly TextMark[];
}

/** An account of a party that was found. */
export interface FoundAccount {
  readonly accountId: string;
  readonly account: string;
  readonly book: string;
  readonly totalDue: Amount;
  /** What was found on this very account; empty where it is the party that was found. */
  readonly matches: readonly SearchMatch[];
}

/** A party that was found, with its accounts: those that were found themselves first. */
export interface FoundParty {
  readonly partyId: string;
  readonly party: string;
  readonly nativeName: string | null;
  readonly matches: readonly SearchMatch[];
  readonly accounts: readonly FoundAccount[];
  /** How many accounts it has beyond those shown. */
  readonly accountsMore: number;
}

/**
 * One box for everything (rows W6, G4): numbers and their ends, telephone tails of four digits or more, names in either
 * script however they are spelled, places, notes. The best first; in that order where several answer. A telephone number
 * is matched beyond its last four digits only for who may see it whole.
 */
export const search = query({
  roles: everyRole,
  input: z.strictObject({
    text: z.string().max(80),
    limit: z.int().min(1).max(50).default(20),
  }),
  output: answer<{ readonly parties: readonly FoundParty[] }>(),
});

/** All of this file, for the table. */
export const searchProcedures = { search } as const;
