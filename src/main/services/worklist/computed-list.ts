import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';
import { dayOutlook } from './day-outlook.ts';
import { readAccountFacts } from './read-account-facts.ts';
import { factsHouse, snapshotOfDay } from './refresh-worklist.ts';
import { computeRow } from './worklist-row.ts';

interface ComputedList {
  readonly key: string;
  readonly rowsJson: string;
}

/** The list computed last, per ledger: its pages are asked for one after another. */
const listByLedger = new WeakMap<Ledger, ComputedList>();

/**
 * The whole list of any day under any policy as JSON of its rows, in memory: nothing is written. The book is measured
 * as of that day. Contact hours are asked about for today alone.
 */
export function computedList(context: ServiceContext, on: PlainDate, policy: WorklistPolicy): string {
  const isToday = on === context.today;
  const { seq, cursor } = readSelf(context.read);
  const key = [on, policy.id, seq, cursor, isToday ? context.nowMs : 'anyHour'].join(' ');
  const known = listByLedger.get(context.ledger);
  if (known?.key === key) return known.rowsJson;
  const accounts = readAccountFacts(context.read, factsHouse(context), on);
  const book = snapshotOfDay(context, on, accounts);
  const outlook = isToday ? dayOutlook(context).channels : null;
  const terms = { on, zone: context.session.zone, policy, book, outlook };
  const rowsJson = JSON.stringify(accounts.flatMap((account) => computeRow(account, terms) ?? []));
  listByLedger.set(context.ledger, { key, rowsJson });
  return rowsJson;
}
