import {
  addMoney,
  isSameMoney,
  type MoneyTotals,
  type OpenMoneyTotals,
  receivedOf,
  sortedMoney,
} from '../../shared/domain/scope/shelf-money.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { storedStatus } from '../db/queries/events.ts';
import { selectReceiptSums } from '../db/queries/simulation.ts';
import type { InspectedHub } from '../hub/inspect-hub.ts';
import type { Violation } from './invariants.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/**
 * 7: the money of what the hub counts, added up by hand from distinct ids, is what the hub keeps as its sum, and whoever has
 * everything shows the same. Of a void only its receipt is counted here: who agreed to it is for the fold to say, and the
 * device and the hub say it apart from each other (`checkMoneyOf`).
 */
export function checkMoney(hub: InspectedHub): Violation[] {
  const received: OpenMoneyTotals = {};
  const seen = new Set<string>();
  for (const { id, status, facts, shelf } of hub.rows) {
    if (status !== storedStatus.ok || seen.has(id) || !shelf.startsWith('account:')) continue;
    seen.add(id);
    const event = readTravelled(facts);
    const money = event === null ? null : receivedOf(event.kind, event.data);
    if (money !== null) addMoney(received, { [money.currency]: [money.amountMinor, 0] });
  }
  const kept: MoneyTotals = Object.fromEntries(
    Object.entries(hub.money).map(([currency, [sum]]) => [currency, [sum, 0] as const]),
  );
  if (isSameMoney(received, kept)) return [];
  return [violation(`the hub counts ${told(kept)} received, its events come to ${told(received)}`)];
}

/** 7: what a device shows at rest is what the hub counted for it in their last meeting. */
export function checkMoneyOf(device: SimulatedDevice): Violation[] {
  const outcome = device.meeting?.outcome;
  if (outcome?.money === undefined) return [violation(`${device.name} never compared its money`)];
  const { hub, events, shown } = outcome.money;
  const recounted = outcome.recounted ?? 0;
  const violations: Violation[] = [];
  if (recounted > 0) violations.push(violation(`${device.name} showed ${recounted} accounts wrongly`));
  const here = sortedMoney(
    Object.fromEntries(
      selectReceiptSums(device.disk.database).map(({ currency, received, voided }) => [
        currency,
        [received, voided],
      ]),
    ),
  );
  if (![events, shown, here].every((one) => isSameMoney(one, hub))) {
    const counts = [told(hub), told(events), told(shown), told(here)].join(', ');
    violations.push(violation(`${device.name}: hub, events, shown then and now: ${counts}`));
  }
  return violations;
}

const told = (totals: MoneyTotals): string => JSON.stringify(totals);
const violation = (detail: string): Violation => ({ invariant: '7', detail });
