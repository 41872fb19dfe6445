import { z } from 'zod';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { headingColumn } from './headings.ts';
import { type ImportProblem, importProblem } from './import-problems.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { FileRecord, ParsedTable } from './parsed-table.ts';
import { isFilled } from './sort-rows.ts';

const figure = z.union([z.string(), z.number()]).transform(String).optional();
const text = z.string().optional();

const invoice = z.object({
  Type: text,
  InvoiceID: text,
  InvoiceNumber: text,
  CreditNoteID: text,
  CreditNoteNumber: text,
  Contact: z.object({ ContactID: text, Name: text }).optional(),
  Date: text,
  DateString: text,
  DueDate: text,
  DueDateString: text,
  FullyPaidOnDate: text,
  Status: text,
  Total: figure,
  AmountDue: figure,
  RemainingCredit: figure,
  CurrencyCode: text,
});

const cell = z.object({ Value: z.union([z.string(), z.number()]).transform(String).optional() });
const reportRow = z.object({ RowType: z.string(), Cells: z.array(cell).optional() });
const report = z.object({
  ReportType: text,
  ReportTitles: z.array(z.string()).optional(),
  Rows: z.array(reportRow.extend({ Rows: z.array(reportRow).optional() })),
});

const document = z.union([
  z.object({ Invoices: z.array(invoice).min(1) }),
  z.object({ CreditNotes: z.array(invoice).min(1) }),
  z.object({ Reports: z.array(report).min(1) }),
]);

type XeroInvoice = z.infer<typeof invoice>;
type XeroReport = z.infer<typeof report>;

/** The columns of invoices, by the names of the accounting API. */
export const xeroColumns = [
  'InvoiceID',
  'InvoiceNumber',
  'Type',
  'Status',
  'ContactID',
  'ContactName',
  'Date',
  'DueDate',
  'Total',
  'AmountDue',
  'CurrencyCode',
  'FullyPaidOnDate',
] as const;

/**
 * What Xero's accounting API answers (invoices, credit notes, aged receivables of one contact) as a table; a row's line
 * is its place in the list. Refuses other JSON (`unknownJson`) and JSON that ends in its middle (`truncatedFile`).
 */
export function readXeroJson(json: string): Result<ParsedTable, FileRefusal> {
  const parsed = parseJson(json);
  if (parsed === undefined) {
    return refused({ code: 'truncatedFile', line: json.split('\n').length });
  }
  const read = document.safeParse(parsed);
  if (!read.success) return refused({ code: 'unknownJson' });
  if ('Invoices' in read.data) return ok(invoiceTable(read.data.Invoices));
  if ('CreditNotes' in read.data) return ok(invoiceTable(read.data.CreditNotes));
  const [first] = read.data.Reports;
  return first === undefined ? refused({ code: 'unknownJson' }) : reportTable(first);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function invoiceTable(invoices: readonly XeroInvoice[]): ParsedTable {
  const problems: ImportProblem[] = [];
  const rows: FileRecord[] = [];
  for (const [at, one] of invoices.entries()) {
    const line = at + 1;
    if (one.Type?.startsWith('ACCPAY') === true) problems.push(importProblem('weOweThis', line));
    else rows.push({ line, cells: invoiceCells(one) });
  }
  return { header: xeroColumns, headerLine: 1, rows, problems, delimiter: null };
}

function invoiceCells(one: XeroInvoice): readonly string[] {
  const values: Record<(typeof xeroColumns)[number], string | undefined> = {
    InvoiceID: one.InvoiceID ?? one.CreditNoteID,
    InvoiceNumber: one.InvoiceNumber ?? one.CreditNoteNumber,
    Type: one.Type === 'ACCRECCREDIT' ? 'Credit note' : one.Type,
    Status: one.Status,
    ContactID: one.Contact?.ContactID,
    ContactName: one.Contact?.Name,
    Date: dateOf(one.DateString ?? one.Date),
    DueDate: dateOf(one.DueDateString ?? one.DueDate),
    Total: one.Total,
    AmountDue: one.AmountDue ?? one.RemainingCredit,
    CurrencyCode: one.CurrencyCode,
    FullyPaidOnDate: dateOf(one.FullyPaidOnDate),
  };
  return xeroColumns.map((name) => values[name] ?? '');
}

/** `2018-10-20T00:00:00`, or `/Date(1539993600000+0000)/`: milliseconds of midnight UTC on that day. */
function dateOf(written: string | undefined): string {
  const milliseconds = /^\/Date\((-?\d{1,15})/.exec(written ?? '')?.[1];
  if (milliseconds === undefined) return (written ?? '').slice(0, 10);
  const instant = new Date(Number(milliseconds));
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
}

/** Aged receivables: the customer stands in the second title, totals and opening balances are no claims. */
function reportTable(read: XeroReport): Result<ParsedTable, FileRefusal> {
  const sections = read.Rows.flatMap((row) => [row, ...(row.Rows ?? [])]);
  const headerRow = sections.find(({ RowType }) => RowType === 'Header');
  if (headerRow === undefined || read.ReportType !== 'AgedReceivablesByContact') {
    return refused({ code: 'unknownJson' });
  }
  const names = cellsOf(headerRow).map((name, at) => name || `Column ${at + 1}`);
  const customer = read.ReportTitles?.[1] ?? '';
  const rows: FileRecord[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, row] of sections.entries()) {
    const cells = cellsOf(row);
    if (row.RowType === 'Header' || !isFilled(cells)) continue;
    if (row.RowType === 'Row' && cells[1] !== 'Opening Balance') {
      const dated = cells.map((value) => (/^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value));
      rows.push({ line: at + 1, cells: [...dated, customer] });
    } else problems.push(importProblem('totalsRow', at + 1));
  }
  if (rows.length === 0) return refused({ code: 'noRows', line: 1 });
  return ok({
    header: [...names, headingColumn],
    headerLine: 1,
    rows,
    problems,
    delimiter: null,
    headedRows: rows.length,
  });
}

function cellsOf(row: { readonly Cells?: readonly { readonly Value?: string | undefined }[] | undefined }) {
  return (row.Cells ?? []).map(({ Value }) => Value ?? '');
}
