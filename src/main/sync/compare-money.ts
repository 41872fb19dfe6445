import { isSameMoney, type MoneyTotals } from '../../shared/domain/scope/shelf-money.ts';
import { selectLastMeeting } from '../db/queries/sync-journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readMoney, readShownMoney } from '../ledger/shelf-money.ts';
import { sumShelvesAgain } from '../ledger/shelf-sums.ts';
import { readHub, takeInTerms } from './hub-state.ts';
import type { MoneyCompared } from './meeting.ts';

/** What comparing money came to. */
export interface MoneyTaken {
  readonly money: MoneyCompared;
  /** Accounts that were folded again because their screens showed other money than their events. */
  readonly recounted: number;
}

/**
 * Compares the money of all that is here with the hub's, in the caller's transaction: from the events, and from what the
 * screens show. Where the events say otherwise than the hub, they are first summed anew: only what the events say is believed.
 */
export function compareMoney(ledger: Ledger, hub: MoneyTotals): MoneyTaken {
  const { write } = ledger;
  let events = readMoney(write);
  if (!isSameMoney(hub, events)) {
    sumShelvesAgain(write, takeInTerms(readHub(write)));
    events = readMoney(write);
  }
  const { shown, refolded } = readShownMoney(ledger);
  return { money: { hub, events, shown }, recounted: refolded };
}

/**
 * The same where nothing came or went since money was compared: what the screens show is known from then. Null where it has to
 * be compared anew.
 */
export function compareKeptMoney(ledger: Ledger, hub: MoneyTotals): MoneyCompared | null {
  const events = readMoney(ledger.write);
  return isSameMoney(hub, events) ? { hub, events, shown: events } : null;
}

/** Whether all three counts agree. */
export function agreesOnMoney({ hub, events, shown }: MoneyCompared): boolean {
  return isSameMoney(hub, events) && isSameMoney(events, shown);
}

/** The code under which a person is told that the figures differ. */
export const moneyDiffers = 'moneyDiffers';

/** Whether the meeting before found the same and fetched everything again for it already: it is told then, not tried for ever. */
export function hasTriedForMoney({ write }: Ledger): boolean {
  return selectLastMeeting(write)?.problem === moneyDiffers;
}
