import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ledgerPathOf } from '../../src/main/db/open.ts';
import type { AccountView } from '../../src/shared/contract/account.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { dayStartMs, type KillHouse, openHouse, passphrase, unlockHouse } from '../kills/kill-house.ts';
import type { SeededChoice } from '../kills/seeded-choice.ts';

/** A ledger to measure on, and the same file again for its bare twin. */
export interface BenchBook {
  readonly house: KillHouse;
  readonly accountIds: readonly string[];
  readonly views: readonly AccountView[];
  readonly key: Uint8Array;
  readonly twinFile: string;
  readonly close: () => void;
}

/** Makes the sample book once; every part of the bench works on a copy of it. */
export async function makeSampleBook(directory: string, accounts: number): Promise<void> {
  const house = openHouse(directory, dayStartMs - 600_000);
  valueOrThrow(
    await house.call('foundPractice', { adminName: 'Asha', accounts, seed: 42, secret: passphrase }),
  );
  valueOrThrow(await house.call('listWorklist', {}));
  house.close();
}

/** Opens a copy of a book, reads its accounts, and lays a bare copy of the closed file beside it. */
export async function openBook(base: string, directory: string): Promise<BenchBook> {
  mkdirSync(path.dirname(directory), { recursive: true });
  cpSync(base, directory, { recursive: true });
  const twinFile = path.join(path.dirname(directory), `${path.basename(directory)}-twin.db`);
  copyFileSync(ledgerPathOf(directory), twinFile);
  const house = openHouse(directory, dayStartMs);
  await unlockHouse(house.call);
  const accountIds = house
    .session()
    .read.all<{ id: string }>('SELECT account_id AS id FROM account ORDER BY account_id')
    .map(({ id }) => id);
  const views: AccountView[] = [];
  for (const accountId of accountIds) {
    const view = valueOrThrow(await house.call('readAccount', { accountId })) as AccountView;
    // Those under a complaint, a hold or a plea to be left alone may not be called, and so cost nothing.
    if (view.permissions.some(({ action, allowed }) => action === 'call' && allowed)) views.push(view);
  }
  const key = Uint8Array.from(house.session().dataKey);
  return { house, accountIds, views, key, twinFile, close: house.close };
}

/** A call nobody answered, with its number and a note: the commonest act of a day. */
export function callOf(choice: SeededChoice, view: AccountView): object {
  return {
    commandId: choice.id(),
    accountId: view.accountId,
    channel: 'call',
    outcome: 'RNR',
    phoneId: view.phones.find((phone) => !phone.retired)?.phoneId ?? null,
    note: 'Rang out twice; the office closes for lunch until three.',
  };
}

/** Money in three tenders on the oldest claims. */
export function receiptOf(choice: SeededChoice, view: AccountView): object {
  const part = (tender: string, amountMinor: number, reference: string | null) => ({
    tender,
    amountMinor,
    reference,
    bank: null,
    instrumentOn: null,
  });
  return {
    commandId: choice.id(),
    accountId: view.accountId,
    tenders: [
      part('cash', choice.whole(1, 5) * 10_000, null),
      part('upi', choice.whole(100, 20_000), String(choice.whole(100_000_000_000, 999_999_999_999))),
      part('taxDeducted', choice.whole(1, 200), null),
    ],
  };
}
