import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { importProblem } from './import-problems.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { ParsedTable, TableRow } from './parsed-table.ts';
import type { Steps } from './steps.ts';
import { decodeXmlText } from './xml-text.ts';

/** The elements of Tally's report that are columns, by the names Tally gives them. */
export const tallyColumns = ['BILLDATE', 'BILLREF', 'BILLPARTY', 'BILLCL', 'BILLDUE', 'BILLOVERDUE'] as const;

type TallyColumn = (typeof tallyColumns)[number];

/** What Tally itself calls money of a customer that belongs to no bill. */
export const onAccount = 'On Account';

/** Whether an XML text is the report "Bills Receivable" of Tally. */
export function isTallyBills(text: string): boolean {
  return /<BILLFIXED\b/i.test(text.slice(0, 200_000));
}

/**
 * Tally's "Bills Receivable" as a table, a row for every bill. `BILLCL`, `BILLDUE` and `BILLOVERDUE` stand BEHIND
 * `BILLFIXED` and not in it; they belong to the bill before them, whatever stands between. The scanner is our own:
 * these files are no well-formed XML (zero bytes, `&#4;`), and rows need the line they stand in. Refuses a report
 * that ends in its middle.
 */
export function* readTallyBills(text: string): Steps<Result<ParsedTable, FileRefusal>> {
  const reader = new BillReader();
  const tag = /<(\/?)([A-Za-z_][\w.:-]*)[^<>]*?(\/?)>([^<]*)/g;
  let countedTo = 0;
  let line = 1;
  let count = 0;
  let isClosed = false;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const [, slash, written = '', selfClosing, content = ''] = found;
    const name = written.toUpperCase();
    for (
      let at = text.indexOf('\n', countedTo);
      at !== -1 && at < found.index;
      at = text.indexOf('\n', at + 1)
    ) {
      line += 1;
      countedTo = at + 1;
    }
    if (slash === '/') isClosed = name === 'ENVELOPE';
    else reader.open(name, selfClosing === '/' ? '' : decodeXmlText(content).trim(), line);
    count += 1;
    if (count % 2_000 === 0) yield { part: 'file', done: found.index, of: text.length };
  }
  if (!isClosed) return refused({ code: 'truncatedFile', line: text.split('\n').length });
  return reader.table();
}

class BillReader {
  readonly #bills: { readonly line: number; readonly values: Partial<Record<TallyColumn, string>> }[] = [];
  /** Values that stand before any bill. */
  readonly #strayLines: number[] = [];

  open(name: string, value: string, line: number): void {
    if (name === 'BILLFIXED') {
      this.#bills.push({ line, values: {} });
      return;
    }
    const column = tallyColumns.find((known) => known === name);
    if (column === undefined) return;
    const bill = this.#bills.at(-1);
    if (bill === undefined) this.#strayLines.push(line);
    // The same element twice would be the next bill's without its head: it must not overwrite this one.
    else if (bill.values[column] === undefined) bill.values[column] = value;
    else this.#strayLines.push(line);
  }

  table(): Result<ParsedTable, FileRefusal> {
    if (this.#bills.length === 0) return refused({ code: 'noRows', line: 1 });
    const onAccountByParty = new Map<string, number>();
    const rows = this.#bills.map(({ line, values }): TableRow => {
      const party = values.BILLPARTY ?? '';
      const reference = values.BILLREF ?? '';
      if (reference !== '' || party === '')
        return { line, cells: tallyColumns.map((name) => values[name] ?? '') };
      // Known by its place among the customer's own, so that tomorrow's balance is the same credit.
      const count = (onAccountByParty.get(party) ?? 0) + 1;
      onAccountByParty.set(party, count);
      const named = { ...values, BILLREF: count === 1 ? onAccount : `${onAccount} ${count}` };
      return { line, cells: tallyColumns.map((name) => named[name] ?? '') };
    });
    const problems = this.#strayLines.map((line) => importProblem('notARecord', line));
    return ok({ header: tallyColumns, headerLine: 1, rows, problems, delimiter: null });
  }
}
