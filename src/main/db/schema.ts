/**
 * Drizzle's words for the tables of `migrations/ledger`, for typed queries and writes. The SQL files are the truth
 * (decided 14); a test compares the two.
 */
export * from './schema/accounts.ts';
export * from './schema/bank.ts';
export * from './schema/cash.ts';
export * from './schema/charges.ts';
export * from './schema/classification.ts';
export * from './schema/commitments.ts';
export * from './schema/concessions.ts';
export * from './schema/day-end.ts';
export * from './schema/deductions.ts';
export * from './schema/instruments.ts';
export * from './schema/kept-files.ts';
export * from './schema/office.ts';
export * from './schema/parties.ts';
export * from './schema/reviews.ts';
export * from './schema/safekeeping.ts';
export * from './schema/search.ts';
export * from './schema/sync.ts';
export * from './schema/team.ts';
export * from './schema/truth.ts';
export * from './schema/worklist.ts';
