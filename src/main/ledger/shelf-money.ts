import { accountStream } from '../../shared/domain/events/envelope.ts';
import {
  addMoney,
  isMoneyShelf,
  isSameMoney,
  type OpenMoneyTotals,
  ShelfMoney,
  sortedMoney,
} from '../../shared/domain/scope/shelf-money.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  saveShelfMoney,
  selectAccountsShownOtherwise,
  selectMoneyDue,
  selectMoneyEvents,
  selectMoneyOfShelves,
  selectSettledMoney,
} from '../db/queries/sync-money.ts';
import type { Ledger } from './ledger.ts';
import { refoldStream } from './refold.ts';

/** The money of everything that is here with a place, from the bytes of the events, in the caller's transaction. */
export function readMoney(database: WritableDatabase): OpenMoneyTotals {
  for (const { shelf, standing } of selectMoneyDue(database)) {
    const counts = standing === 'here' && isMoneyShelf(shelf);
    // An account's shelf is the account's stream.
    saveShelfMoney(database, shelf, counts ? moneyOfStream(database, shelf) : {});
  }
  return selectMoneyOfShelves(database);
}

function moneyOfStream(database: ReadableDatabase, stream: string): OpenMoneyTotals {
  const money = new ShelfMoney();
  for (const { status, facts } of selectMoneyEvents(database, stream)) {
    const event = readTravelled(facts);
    if (event !== null) money.apply({ event, isHeld: status === storedStatus.held });
  }
  return money.totals;
}

/** What the screens show, and how many accounts had to be folded again for it. */
export interface ShownMoney {
  /** The money of everything that is here with a place, as the projections have it. */
  readonly shown: OpenMoneyTotals;
  readonly refolded: number;
}

/**
 * Compares what the screens show of receipts with what the events say, in the caller's transaction, after `readMoney`.
 * Accounts that differ are folded again from their events; what differs after that too is told. Accounts of which something
 * waits or cannot be read here are left out: of them the two may rightly differ.
 */
export function readShownMoney(ledger: Ledger): ShownMoney {
  const { write } = ledger;
  let settled = selectSettledMoney(write);
  let refolded = 0;
  if (!isSameMoney(settled.events, settled.shown)) {
    for (const accountId of selectAccountsShownOtherwise(write)) {
      refoldStream(ledger, accountStream(accountId));
      refolded += 1;
    }
    settled = selectSettledMoney(write);
  }
  const shown = selectMoneyOfShelves(write);
  addMoney(shown, settled.events, -1);
  addMoney(shown, settled.shown);
  return { shown: sortedMoney(shown), refolded };
}
