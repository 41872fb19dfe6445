import type { PlainDate } from '../../shared/domain/dates.ts';
import type { ControlTotal } from './control-totals.ts';
import type { FileStates } from './file-states.ts';
import type { Assumption } from './import-assumptions.ts';
import { withoutLeadingZeros } from './import-keys.ts';
import { type ImportProblem, importProblem, inFileOrder } from './import-problems.ts';
import type { ClaimComponents, ImportRow } from './import-row.ts';
import type { ImportedRows } from './rows.ts';

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
  readonly acceptedOn: PlainDate | null;
  readonly components: ClaimComponents | null;
  /** The claim's own number as the ledger holds it, where `itemKey` cannot say it. */
  readonly storedKey?: string;
};

/** One fact that the file changes. */
export type ItemChange = {
  readonly fact: keyof FactsCompared;
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
  /** Absent, but a row has their number with other zeros in front: they are not missing, the row is wrong. */
  readonly nearlyNamed: readonly ExistingItem[];
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
  const seen = new Set(imported.rows.map(keyOf));
  const zeros = new ZerosLost([...itemsByKey.values()].filter((item) => !seen.has(keyOf(item))));
  const nearlyNamed: ExistingItem[] = [];
  for (const row of imported.rows) {
    const before = itemsByKey.get(keyOf(row));
    if (before === undefined) {
      const near = zeros.itemFor(row);
      if (near === null) created.push(row);
      else {
        problems.push(importProblem('zerosLost', row.line));
        nearlyNamed.push(near);
        seen.add(keyOf(near));
      }
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
    nearlyNamed,
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
    acceptedOn,
    components,
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
    acceptedOn,
    components,
  };
}

/**
 * Claims of the ledger that a file does not name, by their number without zeros in front: a row that differs from one
 * by zeros only has most likely lost them in a spreadsheet. It is neither merged nor taken as new, but shown.
 */
class ZerosLost {
  readonly #itemsByBareKey = new Map<string, ExistingItem>();

  constructor(unnamed: readonly ExistingItem[]) {
    for (const item of unnamed) {
      const bare = bareKeyOf(item, item.storedKey ?? item.itemKey);
      if (bare !== null) this.#itemsByBareKey.set(bare, item);
    }
  }

  itemFor(row: ImportRow): ExistingItem | null {
    const bare = bareKeyOf(row, row.itemKey);
    return bare === null ? null : (this.#itemsByBareKey.get(bare) ?? null);
  }
}

function bareKeyOf(claim: Pick<ExistingItem, 'partyKey' | 'currency'>, itemKey: string): string | null {
  const bare = withoutLeadingZeros(itemKey);
  return bare === null ? null : JSON.stringify([claim.partyKey, claim.currency, bare]);
}

function keyOf(item: Pick<ExistingItem, 'partyKey' | 'accountKey' | 'itemKey'>): string {
  return JSON.stringify([item.partyKey, item.accountKey, item.itemKey]);
}

type FactsCompared = Readonly<
  Record<'amountMinor' | 'outstandingMinor', number> &
    Record<'issuedOn' | 'dueOn', PlainDate> &
    Record<'settledOn' | 'acceptedOn' | 'components', string | null>
>;

/** The facts by which two words on a claim are told apart; its parts in one spelling, nothing where all is principal. */
function factsOf(claim: ExistingItem | ImportRow): FactsCompared {
  const { amountMinor, outstandingMinor, issuedOn, dueOn, settledOn, acceptedOn } = claim;
  const { interest = 0, fee = 0, penalty = 0, cost = 0 } = claim.components ?? {};
  const parts = [interest, fee, penalty, cost];
  const components = parts.every((minor) => minor === 0) ? null : parts.join('/');
  return { amountMinor, outstandingMinor, issuedOn, dueOn, settledOn, acceptedOn, components };
}

function changesOf(before: ExistingItem, row: ImportRow, states: FileStates): readonly ItemChange[] {
  const facts = [
    ['amountMinor', states.amount],
    ['outstandingMinor', states.outstanding],
    ['issuedOn', states.issuedOn],
    ['dueOn', states.dueOn],
    ['settledOn', states.settledOn],
    ['acceptedOn', states.acceptedOn],
    ['components', states.components],
  ] as const;
  const [known, now] = [factsOf(before), factsOf(row)];
  return facts.flatMap(([fact, isStated]) =>
    isStated && known[fact] !== now[fact] ? [{ fact, before: known[fact], after: now[fact] }] : [],
  );
}
