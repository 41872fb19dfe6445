import type { FoundParty, SearchMatch } from '../../../shared/contract/search.ts';
import type { Amount } from '../../../shared/contract/values.ts';

/** An account as a line of the palette. */
export interface AccountLine {
  readonly accountId: string;
  readonly party: string;
  readonly nativeName: string | null;
  readonly account: string;
  readonly totalDue: Amount;
  /** Why it is here; empty for an account that was opened lately, and for the further accounts of a party. */
  readonly matches: readonly SearchMatch[];
  /** Accounts of the party that are not shown; said once, on its last line. */
  readonly more: number;
}

/** The found parties account by account: the reasons of a party stand on its first line. */
export function toAccountLines(parties: readonly FoundParty[]): readonly AccountLine[] {
  return parties.flatMap(({ party, nativeName, matches, accounts, accountsMore }) =>
    accounts.map(({ accountId, account, totalDue, matches: own }, at) => ({
      accountId,
      party,
      nativeName,
      account,
      totalDue,
      matches: at === 0 ? [...matches, ...own] : own,
      more: at === accounts.length - 1 ? accountsMore : 0,
    })),
  );
}

/** The place after a step up or down, round the ends; the first of an empty list. */
export function stepPlace(at: number, step: number, rows: number): number {
  return rows === 0 ? 0 : (at + step + rows) % rows;
}
