import type { PlainDate } from '../../shared/domain/dates.ts';
import { isCurrency } from '../../shared/domain/money.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type ControlTotal, ControlTotals } from './control-totals.ts';
import { assumptionsOf, newTally, type RowTally } from './file-assumptions.ts';
import type { Assumption } from './import-assumptions.ts';
import type { ImportField } from './import-fields.ts';
import { columnsNotIn, type ImportMapping, missingOf } from './import-mapping.ts';
import { type ImportProblem, importProblem, inFileOrder } from './import-problems.ts';
import type { MappingRefusal } from './import-refusals.ts';
import type { ImportParty, ImportRow } from './import-row.ts';
import type { ParsedTable, TableRow } from './parsed-table.ts';
import { gatherParties } from './parties.ts';
import { readRowAmounts } from './row-amounts.ts';
import { type RowCells, rowCellsReader } from './row-cells.ts';
import { noContact, readRowContact } from './row-contact.ts';
import { readRowDates } from './row-dates.ts';
import { MadeKeys, readRowNumber, SeenRows } from './row-keys.ts';
import { readRowParty } from './row-party.ts';

/** What the caller knows that the file may not say. */
export type RowOptions = {
  /** The currency of all amounts where the file has no column for it: what a person said just now. */
  readonly currency?: string;
  /** Stands in for all dates of a file that has none; without it such a file is refused. */
  readonly undatedOn?: PlainDate;
};

/** A file as claims, with everything that is wrong with it and everything taken for granted. */
export type ImportedRows = {
  readonly rows: readonly ImportRow[];
  readonly parties: readonly ImportParty[];
  readonly problems: readonly ImportProblem[];
  readonly assumed: readonly Assumption[];
  /** Rows of the table, good and bad. */
  readonly rowsRead: number;
  /** Which facts the file itself gives; only these are compared when it comes again. */
  readonly states: FileStates;
  readonly byCurrency: Readonly<Record<string, ControlTotal>>;
};

/** Facts that a file has a column for. */
export type FileStates = Readonly<
  Record<'amount' | 'outstanding' | 'issuedOn' | 'dueOn' | 'settledOn', boolean>
>;

/** The currency of a file that names none, until a person says another: the app's trade is in India. */
export const homeCurrency = 'INR';

/**
 * Applies a mapping to a table. Every row becomes a claim or a problem; good rows are never blocked. Refuses a
 * mapping that names columns the table lacks, or that lacks a party, an amount or a date.
 */
export function applyMapping(
  table: ParsedTable,
  mapping: ImportMapping,
  options: RowOptions = {},
): Result<ImportedRows, MappingRefusal> {
  const absent = columnsNotIn(mapping, table.header);
  if (absent.length > 0) return refused({ code: 'mappingDoesNotFit', columns: absent });
  const missing = missingOf(mapping, options.undatedOn !== undefined);
  if (missing.length > 0) return refused({ code: 'mappingIncomplete', missing });
  const problems: ImportProblem[] = [];
  const reader = rowCellsReader(table, mapping, problems);
  const maker = new RowMaker(mapping, options);
  const seen = new SeenRows();
  const totals = new ControlTotals();
  const rows: ImportRow[] = [];
  for (const tableRow of table.rows) {
    const cells = reader(tableRow);
    const row = maker.make(cells);
    if (row === null) continue;
    const before = seen.add(row);
    if (before !== null) {
      cells.report(before.same ? 'duplicateRow' : 'conflictingRow', maker.keyField, {
        line: before.earlier.line,
      });
    } else if (totals.add(row)) rows.push(row);
    else problems.push(importProblem('totalTooLarge', row.line));
  }
  const gathered = gatherParties(rows);
  return ok({
    rows,
    parties: gathered.parties,
    problems: inFileOrder([...table.problems, ...problems]),
    assumed: assumptionsOf(mapping, maker.tally, gathered, maker.fileCurrency, options),
    rowsRead: rowsReadOf(table.rows, table.problems),
    states: statesOf(mapping),
    byCurrency: totals.byCurrency(),
  });
}

/** Rows of the table, and lines that were meant to be rows and could not be cut into cells. */
function rowsReadOf(rows: readonly TableRow[], problems: readonly ImportProblem[]): number {
  return rows.length + problems.filter((problem) => problem.severity === 'error').length;
}

function statesOf(mapping: ImportMapping): FileStates {
  const has = (...fields: ImportField[]): boolean =>
    fields.some((field) => mapping.columns[field] !== undefined);
  return {
    amount: has('amount'),
    outstanding: has('outstanding', 'settled', 'settledOn'),
    issuedOn: has('issuedOn', 'postedOn', 'createdOn'),
    dueOn: has('dueOn', 'creditDays'),
    settledOn: has('settledOn', 'daysUntilPayment'),
  };
}

/** Makes claims of rows and keeps count of what it had to take for granted. */
class RowMaker {
  readonly tally: RowTally = newTally();
  readonly keyField: ImportField | null;
  /** The currency of rows that name none; null where the file has a column and nobody said another. */
  readonly fileCurrency: string | null;
  readonly #mapping: ImportMapping;
  readonly #undatedOn: PlainDate | null;
  readonly #madeKeys: MadeKeys;
  readonly #hasContact: boolean;

  constructor(mapping: ImportMapping, options: RowOptions) {
    const { columns } = mapping;
    this.#mapping = mapping;
    this.#undatedOn = options.undatedOn ?? null;
    this.#madeKeys = new MadeKeys(mapping);
    this.keyField =
      columns.documentNumber !== undefined
        ? 'documentNumber'
        : columns.itemKey !== undefined
          ? 'itemKey'
          : null;
    const said = options.currency ?? mapping.currency;
    this.fileCurrency = said ?? (columns.currency === undefined ? homeCurrency : null);
    const contactFields = ['phone', 'email', 'address', 'city', 'pincode', 'gstin'] as const;
    this.#hasContact = contactFields.some((field) => columns[field] !== undefined);
  }

  /** The claim of a row, or null after reporting why it is none. */
  make(cells: RowCells): ImportRow | null {
    const party = readRowParty(cells);
    const number = readRowNumber(cells);
    const dates = readRowDates(cells, this.#mapping, this.#undatedOn);
    const currency = this.#currencyOf(cells);
    if (currency === null) return null;
    const settledByDate =
      this.#mapping.columns.settledOn !== undefined && dates !== null && dates.paidOn !== null;
    const amounts = readRowAmounts(cells, this.#mapping, currency, settledByDate);
    if (party === null || number === null || dates === null || amounts === null) return null;
    const description = cells.text('description').slice(0, 1000);
    const itemKey = number.writtenKey ?? this.#makeKey(cells, { party, dates, amounts, description });
    this.tally.floatsCut += party.floatsCut + number.floatsCut;
    this.tally.knownBy[party.knownBy] += 1;
    const { amountMinor, outstandingMinor } = amounts;
    const isPaid = outstandingMinor === 0;
    return {
      line: cells.line,
      partyKey: party.partyKey,
      partyKeyAsWritten: party.partyKeyAsWritten,
      partyName: party.partyName,
      accountKey: party.accountKey,
      accountKeyAsWritten: party.accountKeyAsWritten,
      itemKey,
      documentNumber: number.documentNumber,
      itemKind:
        amountMinor < 0
          ? 'credit'
          : number.documentNumber === null && party.accountKey !== null
            ? 'instalment'
            : 'invoice',
      issuedOn: dates.issuedOn,
      postedOn: dates.postedOn,
      dueOn: dates.dueOn,
      currency,
      amountMinor,
      outstandingMinor,
      settledOn: isPaid ? dates.paidOn : null,
      settlements: this.#settlementsOf(amountMinor - outstandingMinor, isPaid, dates),
      description: description === '' ? null : description,
      creditorReference: cells.text('creditorReference').slice(0, 120) || null,
      disputed: disputedOf(cells),
      contact: this.#hasContact ? readRowContact(cells) : noContact,
    };
  }

  #currencyOf(cells: RowCells): string | null {
    const written = cells.text('currency').toUpperCase();
    if (written === '') {
      if (this.fileCurrency === null) cells.report('currencyMissing', 'currency');
      return this.fileCurrency;
    }
    const code = /^(?:₹|RS\.?|RUPEES?)$/.test(written) ? 'INR' : written;
    if (isCurrency(code)) return code;
    cells.report('currencyUnknown', 'currency');
    return null;
  }

  #makeKey(
    cells: RowCells,
    claim: {
      readonly party: NonNullable<ReturnType<typeof readRowParty>>;
      readonly dates: NonNullable<ReturnType<typeof readRowDates>>;
      readonly amounts: NonNullable<ReturnType<typeof readRowAmounts>>;
      readonly description: string;
    },
  ): string {
    this.tally.keysMade += 1;
    const states = statesOf(this.#mapping);
    const earlierLine = this.#madeKeys.earlierLineOf(cells);
    if (earlierLine !== null) cells.report('possibleDuplicate', null, { line: earlierLine });
    return this.#madeKeys.keyOf({
      party: claim.party,
      issuedOn: states.issuedOn ? claim.dates.issuedOn : null,
      dueOn: states.dueOn ? claim.dates.dueOn : null,
      description: claim.description,
      amounts: claim.amounts,
    });
  }

  #settlementsOf(
    settledMinor: number,
    isPaid: boolean,
    dates: { readonly issuedOn: PlainDate; readonly paidOn: PlainDate | null },
  ): ImportRow['settlements'] {
    if (settledMinor === 0) return [];
    if (dates.paidOn === null) {
      if (isPaid) this.tally.settledUndated += 1;
      else this.tally.partPaymentsUndated += 1;
    }
    return [{ on: dates.paidOn ?? dates.issuedOn, amountMinor: settledMinor }];
  }
}

function disputedOf(cells: RowCells): boolean | null {
  const written = cells.text('disputed').toLowerCase();
  return written === '' ? null : /^(?:y|yes|true|1|x|हाँ|हो|होय)$/.test(written);
}
