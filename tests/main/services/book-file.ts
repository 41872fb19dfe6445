import type { FreshCore } from './fresh-core.ts';

/** One invoice of a test's book. */
export interface BookLine {
  readonly customer: string;
  readonly name?: string;
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly amount: string;
  readonly currency?: string;
  readonly phone?: string;
  readonly city?: string;
}

/** The lines as the CSV file that an accounting program would write. */
export function bookFile(lines: readonly BookLine[]): string {
  const header =
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency,Phone,City';
  const rows = lines.map((line) =>
    [
      line.customer,
      line.name ?? `Firm ${line.customer}`,
      line.number,
      line.issued,
      line.due,
      line.amount,
      line.currency ?? 'INR',
      line.phone ?? '',
      line.city ?? '',
    ].join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** Whose law a test's book stands under. */
export const tradeLaw = { creditor: 'trade', debtors: 'business', state: 'IN-MH', book: 'Trade' } as const;
export const lenderLaw = {
  creditor: 'lender',
  debtors: 'consumer',
  state: 'IN-MH',
  product: 'loan',
  book: 'Loans',
} as const;

/** A trade book of three firms: C1 far behind, C2 a little, C3 not yet due. Answers their account ids. */
export async function importTradeBook(core: FreshCore): Promise<{ c1: string; c2: string; c3: string }> {
  await core.importCsv(
    bookFile([
      {
        customer: 'C1',
        name: 'Kulkarni Traders',
        number: 'INV-1',
        issued: '2026-09-01',
        due: '2026-10-01',
        amount: '12000.00',
        phone: '9820013210',
        city: 'Pune',
      },
      {
        customer: 'C1',
        name: 'Kulkarni Traders',
        number: 'INV-2',
        issued: '2026-11-01',
        due: '2026-12-01',
        amount: '500.00',
        phone: '9820013210',
        city: 'Pune',
      },
      {
        customer: 'C2',
        name: 'Patil Stores',
        number: 'INV-3',
        issued: '2026-10-10',
        due: '2026-11-10',
        amount: '3000.00',
        phone: '9820013211',
        city: 'Satara',
      },
      {
        customer: 'C3',
        name: 'Joshi Agency',
        number: 'INV-4',
        issued: '2026-11-20',
        due: '2027-01-20',
        amount: '900.00',
      },
    ]),
    tradeLaw,
  );
  return {
    c1: await core.accountId('C1'),
    c2: await core.accountId('C2'),
    c3: await core.accountId('C3'),
  };
}

/** A lender's consumer book of one late loan. Answers its account id. */
export async function importLoanBook(core: FreshCore): Promise<string> {
  await core.importCsv(
    bookFile([
      {
        customer: 'L1',
        name: 'Sunita Jadhav',
        number: 'EMI-1',
        issued: '2026-09-05',
        due: '2026-10-05',
        amount: '4150.00',
        phone: '9820013212',
        city: 'Pune',
      },
    ]),
    lenderLaw,
  );
  return core.accountId('L1');
}
