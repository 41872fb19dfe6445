import type { ImportShape } from '../../shared/contract/books.ts';
import type { ImportField } from '../../shared/domain/import-fields.ts';
import { normaliseHeader } from './header-synonyms.ts';
import { headingColumn } from './headings.ts';

type Shape = {
  readonly shape: ImportShape;
  /** Column names that must all be there, as words. */
  readonly names: readonly string[];
  /** What the columns mean, for those that are there. */
  readonly columns: Partial<Record<ImportField, string>>;
  /** A document is repeated on a line for each of its items. */
  readonly linesRepeat?: true;
};

/** From the shapes of exports that public parsers agree on; `docs/decisions/0018-formats-of-import-files.md`. */
const shapes: readonly Shape[] = [
  {
    shape: 'tallyBillsReceivable',
    names: ['billdate', 'billref', 'billparty', 'billcl', 'billdue'],
    columns: {
      issuedOn: 'billdate',
      documentNumber: 'billref',
      partyName: 'billparty',
      outstanding: 'billcl',
      dueOn: 'billdue',
    },
  },
  {
    shape: 'zohoInvoices',
    names: ['invoice id', 'invoice number', 'customer name', 'item name', 'total', 'balance'],
    columns: {
      documentId: 'invoice id',
      documentNumber: 'invoice number',
      documentState: 'invoice status',
      partyKey: 'customer id',
      partyName: 'customer name',
      issuedOn: 'invoice date',
      dueOn: 'due date',
      amount: 'total',
      outstanding: 'balance',
      settledOn: 'last payment date',
      currency: 'currency code',
      gstin: 'gst identification number gstin',
      phone: 'billing phone',
      address: 'billing address',
      city: 'billing city',
      pincode: 'billing code',
    },
    linesRepeat: true,
  },
  {
    shape: 'quickBooksAging',
    names: ['num', 'customer', 'date', 'due date', 'amount', 'open balance'],
    columns: {
      documentNumber: 'num',
      documentKind: 'transaction type',
      partyName: 'customer',
      issuedOn: 'date',
      dueOn: 'due date',
      amount: 'amount',
      outstanding: 'open balance',
    },
  },
  {
    shape: 'xeroInvoices',
    names: ['invoice id', 'invoice number', 'contact id', 'contact name', 'date', 'total', 'amount due'],
    columns: {
      documentId: 'invoice id',
      documentNumber: 'invoice number',
      documentKind: 'type',
      documentState: 'status',
      partyKey: 'contact id',
      partyName: 'contact name',
      issuedOn: 'date',
      dueOn: 'due date',
      amount: 'total',
      outstanding: 'amount due',
      currency: 'currency code',
      settledOn: 'fully paid on date',
    },
  },
  {
    shape: 'xeroAgedReceivables',
    names: ['date', 'number', 'due date', 'total', 'paid', 'credited', 'due'],
    columns: {
      documentNumber: 'number',
      partyName: normaliseHeader(headingColumn),
      issuedOn: 'date',
      dueOn: 'due date',
      amount: 'total',
      outstanding: 'due',
    },
  },
];

/** A known report that a header belongs to, with its own columns by field. */
export type ShapeOfHeader = Pick<Shape, 'shape' | 'linesRepeat'> & {
  readonly columns: ReadonlyMap<ImportField, string>;
};

/** The known report that has all its column names in a header, or null. Fields whose column is absent are left out. */
export function shapeOfHeader(header: readonly string[]): ShapeOfHeader | null {
  const columnsByName = new Map<string, string>();
  for (const column of header) {
    const name = normaliseHeader(column);
    if (!columnsByName.has(name)) columnsByName.set(name, column);
  }
  const found = shapes.find(({ names }) => names.every((name) => columnsByName.has(name)));
  if (found === undefined) return null;
  const columns = new Map<ImportField, string>();
  for (const [field, name] of Object.entries(found.columns)) {
    const column = columnsByName.get(name);
    if (column !== undefined) columns.set(field as ImportField, column);
  }
  const { shape, linesRepeat } = found;
  return {
    shape,
    columns,
    ...(linesRepeat === undefined ? {} : { linesRepeat }),
  };
}
