import type { PlainDate } from '../../shared/domain/dates.ts';
import type { ControlTotal } from './control-totals.ts';
import type { Assumption } from './import-assumptions.ts';
import { type ImportProblem, importProblem, inFileOrder } from './import-problems.ts';
import type { ImportRow } from './import-row.ts';
import type { FileStates, ImportedRows } from './rows.ts';

/**
 * A claim that the ledger already holds from this source, with the figures the SOURCE last stated. Receipts that
 * Bahi took since must not be netted off: the same file would then look like a change.
 */
export type ExistingItem = {
  readonly partyKey: string;
  readonly accountKey: string | null;
  readonly itemKey: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly outstandingMinor: number;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly settledOn: PlainDate | null;
};

/** One fact that the file changes. */
export type ItemChange = {
  readonly fact: 'amountMinor' | 'outstandingMinor' | 'issuedOn' | 'dueOn' | 'settledOn';
  readonly before: number | string | null;
  readonly after: number | string | null;
};

/** What an import would do, before anything is written. */
export type DryRun = {
  readonly created: readonly ImportRow[];
  readonly updated: readonly {
    readonly row: ImportRow;
    readonly before: ExistingItem;
    readonly changes: readonly ItemChange[];
  }[];
  readonly unchanged: number;
  /** Open in the ledger and absent from this file; only reported: a file may be a part of the book. */
  readonly wouldClose: readonly ExistingItem[];
  readonly rowsRead: number;
  readonly problems: readonly ImportProblem[];
  readonly assumed: readonly Assumption[];
  /** Control totals of the rows that come in, to compare with the sender's. */
  readonly byCurrency: Readonly<Record<string, ControlTotal>>;
};

/**
 * Compares the rows of a file with what the ledger holds from the same source. Only facts the file itself gives
 * are compared. An item in another currency than before is a problem and is left alone.
 */
export function compareWithLedger(imported: ImportedRows, existing: Iterable<ExistingItem>): DryRun {
  const itemsByKey = new Map<string, ExistingItem>();
  for (const item of existing) itemsByKey.set(keyOf(item), item);
  const created: ImportRow[] = [];
  const updated: DryRun['updated'][number][] = [];
  const problems: ImportProblem[] = [];
  let unchanged = 0;
  const seen = new Set<string>();
  for (const row of imported.rows) {
    const key = keyOf(row);
    seen.add(key);
    const before = itemsByKey.get(key);
    if (before === undefined) {
      created.push(row);
      continue;
    }
    if (before.currency !== row.currency) {
      problems.push(
        importProblem('currencyChanged', row.line, null, { was: before.currency, now: row.currency }),
      );
      continue;
    }
    const changes = changesOf(before, row, imported.states);
    if (changes.length > 0) updated.push({ row, before, changes });
    else unchanged += 1;
  }
  const wouldClose = [...itemsByKey].flatMap(([key, item]) =>
    seen.has(key) || item.outstandingMinor === 0 ? [] : [item],
  );
  return {
    created,
    updated,
    unchanged,
    wouldClose,
    rowsRead: imported.rowsRead,
    problems: inFileOrder([...imported.problems, ...problems]),
    assumed: imported.assumed,
    byCurrency: imported.byCurrency,
  };
}

/** The item that the ledger holds once a row is taken in: for the next comparison. */
export function rowToExistingItem(row: ImportRow): ExistingItem {
  const {
    partyKey,
    accountKey,
    itemKey,
    currency,
    amountMinor,
    outstandingMinor,
    issuedOn,
    dueOn,
    settledOn,
  } = row;
  return {
    partyKey,
    accountKey,
    itemKey,
    currency,
    amountMinor,
    outstandingMinor,
    issuedOn,
    dueOn,
    settledOn,
  };
}

function keyOf(item: Pick<ExistingItem, 'partyKey' | 'accountKey' | 'itemKey'>): string {
  return JSON.stringify([item.partyKey, item.accountKey, item.itemKey]);
}

function changesOf(before: ExistingItem, row: ImportRow, states: FileStates): readonly ItemChange[] {
  const facts = [
    ['amountMinor', states.amount],
    ['outstandingMinor', states.outstanding],
    ['issuedOn', states.issuedOn],
    ['dueOn', states.dueOn],
    ['settledOn', states.settledOn],
  ] as const;
  return facts.flatMap(([fact, isStated]) =>
    isStated && before[fact] !== row[fact] ? [{ fact, before: before[fact], after: row[fact] }] : [],
  );
}
