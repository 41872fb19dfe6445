import type { Core } from '../../../../src/main/core/core.ts';
import { type BookLine, bookFile, tradeLaw } from '../book-file.ts';
import type { FreshCore } from '../fresh-core.ts';

export const due = { issued: '2026-09-01', due: '2026-10-01', amount: '1000.00' } as const;

/** Two parties of one book that are one person, spelled in two scripts, and a third that is nobody of theirs. */
export const twice: readonly BookLine[] = [
  { customer: 'K1', name: 'Sunil Kulkarni', number: 'A-1', phone: '9820013210', city: 'Pune', ...due },
  { customer: 'K2', name: 'सुनील कुलकर्णी', number: 'B-1', phone: '98200 13210', city: 'पुणे', ...due },
  { customer: 'K3', name: 'Meena Shah', number: 'C-1', phone: '9820099999', city: 'Pune', ...due },
];

/** What the book's parties are called here. */
export interface PartyBook {
  readonly accountIds: readonly [string, string, string];
  readonly partyIds: readonly [string, string, string];
}

/** Takes the lines in; answers the ids of the first three accounts and their parties. */
export async function importParties(core: FreshCore, lines: readonly BookLine[] = twice): Promise<PartyBook> {
  await core.importCsv(bookFile(lines), tradeLaw);
  const [k1, k2, k3] = [await core.accountId('K1'), await core.accountId('K2'), await core.accountId('K3')];
  const accountIds = [k1 ?? '', k2 ?? '', k3 ?? ''] as const;
  const [p1, p2, p3] = await Promise.all(accountIds.map((accountId) => partyOf(core, accountId)));
  return { accountIds, partyIds: [p1 ?? '', p2 ?? '', p3 ?? ''] };
}

/** The party an account is shown under. */
export async function partyOf(core: FreshCore, accountId: string): Promise<string> {
  return (await core.value('readAccount', { accountId })).party.partyId;
}

/** Everything the account screen shows but what a clock or an order of the list may change. */
export async function shownAccount(core: FreshCore, accountId: string): Promise<unknown> {
  const { suggestion: _, ...account } = await core.value('readAccount', { accountId });
  return account;
}

/** Whether every projection is what the events say. */
export async function isWhole(core: { readonly core: Core } & FreshCore): Promise<boolean> {
  const { rebuiltEqual, chain } = await core.value('verifyLedger', {});
  return rebuiltEqual && chain.ok;
}
