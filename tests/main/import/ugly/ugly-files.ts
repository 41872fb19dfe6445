import { textBytes } from '../import-fixtures.ts';
import { head, plain, plainRows, text, type UglyFile } from './ugly-file.ts';
import { uglyReports, uglyWorkbooks } from './ugly-workbooks.ts';

const utf16 = (content: string, order: 'le' | 'be', mark: string): Uint8Array => {
  const bytes = Buffer.from(mark + content, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const whole = `${[head, ...plain].join('\r\n')}\r\n`;
const encodings: readonly UglyFile[] = [
  { what: 'UTF-8 with a mark and CRLF', bytes: textBytes(`\ufeff${whole}`), rows: plainRows },
  { what: 'UTF-16 LE with a mark', bytes: utf16(whole, 'le', '\ufeff'), rows: plainRows },
  { what: 'UTF-16 BE with a mark', bytes: utf16(whole, 'be', '\ufeff'), rows: plainRows },
  {
    what: 'UTF-16 LE without a mark',
    bytes: utf16(whole, 'le', ''),
    rows: plainRows,
    assumed: ['encodingGuessed'],
  },
  {
    what: 'UTF-16 BE without a mark',
    bytes: utf16(whole, 'be', ''),
    rows: plainRows,
    assumed: ['encodingGuessed'],
  },
  {
    what: 'Windows-1252 with a rupee sign that it does not have',
    bytes: Buffer.from(`${head}\nCaf\u00e9 Ros\u00e9,B-1,2025-05-01,Rs. 100\n`, 'latin1'),
    rows: ['Café Rosé B-1 10000'],
    assumed: ['encodingGuessed'],
  },
  { what: 'line ends of an old Mac', bytes: textBytes(whole.replaceAll('\r\n', '\r')), rows: plainRows },
  {
    what: 'line ends of three kinds in one file',
    bytes: textBytes(`${head}\r\n${plain[0]}\r${plain[1]}\n`),
    rows: plainRows,
  },
  {
    what: 'padded with zero bytes, as from a file of fixed records',
    bytes: textBytes(whole.replaceAll('Asha', 'Asha\u0000\u0000')),
    rows: plainRows,
    assumed: ['nulsDropped'],
  },
  {
    what: 'a zero byte inside an amount',
    bytes: text(head, 'Asha,B-1,2025-05-01,10\u00000.00', plain[1] ?? ''),
    rows: ['Rao B-2 20000'],
    problems: ['2 Amount amountUnreadable'],
    assumed: ['nulsDropped', 'lettersUnreadable'],
  },
];

const separators: readonly UglyFile[] = [
  {
    what: 'semicolons, decimal commas, points between thousands',
    bytes: text(
      'Customer;Invoice No;Due Date;Amount',
      'Asha;B-1;01.05.2025;1.234,50',
      'Rao;B-2;31.05.2025;99,00',
    ),
    rows: ['Asha B-1 123450', 'Rao B-2 9900'],
  },
  {
    what: 'tabs',
    bytes: text(...[head, ...plain].map((line) => line.replaceAll(',', '\t'))),
    rows: plainRows,
  },
  {
    what: 'pipes',
    bytes: text(...[head, ...plain].map((line) => line.replaceAll(',', '|'))),
    rows: plainRows,
  },
  {
    what: 'carets',
    bytes: text(...[head, ...plain].map((line) => line.replaceAll(',', '^'))),
    rows: plainRows,
  },
  {
    what: 'unit separators (0x1F)',
    bytes: text(...[head, ...plain].map((line) => line.replaceAll(',', '\u001f'))),
    rows: plainRows,
  },
  {
    what: 'Excel’s line sep=;',
    bytes: text('sep=;', ...[head, ...plain].map((line) => line.replaceAll(',', ';'))),
    rows: plainRows,
  },
  {
    what: 'addresses of three lines in quotation marks, names with quotation marks',
    bytes: text(
      `${head},Address`,
      '"Asha ""Tai"" More",B-1,2025-05-01,100.00,"12 MG Road,\nCamp,\nPune"',
      'Rao,B-2,2025-05-01,200.00,x',
    ),
    rows: ['Asha "Tai" More B-1 10000', 'Rao B-2 20000'],
  },
  {
    what: 'a quotation mark that does not close, once',
    bytes: text(
      head,
      'Asha,B-1,2025-05-01,100.00',
      'Rao" ,"B-2,2025-05-01,200.00',
      'Mane,B-3,2025-05-01,3.00',
    ),
    rows: ['Asha B-1 10000', 'Mane B-3 300'],
    problems: ['3 - brokenQuotes'],
  },
];

const furniture: readonly UglyFile[] = [
  {
    what: 'titles, a blank line, repeated column names on every page, sub-totals and a footer',
    bytes: text(
      'Kulkarni Traders,,,',
      'Outstanding as on 31-Mar-2025,,,',
      ',,,',
      head,
      plain[0] ?? '',
      'Sub Total,,,100.00',
      head,
      plain[1] ?? '',
      'Grand Total,,,300.00',
      'Printed on 1-Apr-2025 by admin',
    ),
    rows: plainRows,
    problems: ['6 - totalsRow', '7 - repeatedHeader', '9 - totalsRow', '10 - notARecord'],
  },
  {
    what: 'customers as headings above their bills',
    bytes: text(
      'Bill No,Due Date,Pending Amount',
      'Asha,,',
      'B-1,2025-05-01,100.00',
      'Total Asha,,100.00',
      'Rao,,',
      'B-2,2025-05-01,200.00',
    ),
    rows: plainRows,
    problems: ['4 - totalsRow'],
    assumed: ['headingsTaken'],
  },
  {
    what: 'columns of hundreds of empty cells behind the table',
    bytes: text(...[head, ...plain].map((line) => line + ','.repeat(300))),
    rows: plainRows,
  },
  {
    what: 'the same column name three times',
    bytes: text('Customer,Amount,Invoice No,Amount,Due Date,Amount', 'Asha,100.00,B-1,,2025-05-01,'),
    rows: ['Asha B-1 10000'],
  },
];

const values: readonly UglyFile[] = [
  {
    what: 'Indian grouping, brackets, a minus behind, Cr and Dr, Devanagari digits, /- behind',
    bytes: text(
      head,
      'Asha,B-1,2025-05-01,"1,00,000.50"',
      'Asha,B-2,2025-05-01,(500.00)',
      'Asha,B-3,2025-05-01,"2,500.00-"',
      'Asha,B-4,2025-05-01,750.00 Cr',
      'Asha,B-5,2025-05-01,750.00 Dr',
      'Asha,B-6,2025-05-01,"₹ १,२३४/-"',
      'Asha,B-7,2025-05-01,"12,34"',
    ),
    rows: [
      'Asha B-1 10000050',
      'Asha B-2 -50000',
      'Asha B-3 -250000',
      'Asha B-4 -75000',
      'Asha B-5 75000',
      'Asha B-6 123400',
    ],
    problems: ['8 Amount amountUnreadable'],
    assumed: ['creditsKept'],
  },
  {
    what: 'five currencies by sign and code in one column',
    bytes: text(
      head,
      'A,1,2025-05-01,₹ 5',
      'A,2,2025-05-01,US$ 5',
      'A,3,2025-05-01,5 EUR',
      'A,4,2025-05-01,£5',
      'A,5,2025-05-01,JPY 500',
    ),
    rows: ['A 1 500', 'A 2 USD 500', 'A 3 EUR 500', 'A 4 GBP 500', 'A 5 JPY 500'],
  },
  {
    what: 'dates of two digits for the year, with the order shown by one of them',
    bytes: text(head, 'Asha,B-1,05/06/25,1.00', 'Rao,B-2,25/06/25,2.00'),
    rows: ['Asha B-1 100', 'Rao B-2 200'],
  },
  {
    what: 'dates that all read two ways',
    bytes: text(head, 'Asha,B-1,05/06/2025,1.00', 'Rao,B-2,07/08/2025,2.00'),
    rows: ['Asha B-1 100', 'Rao B-2 200'],
    assumed: ['dayBeforeMonth'],
    asksDates: true,
  },
  {
    what: 'dates that read the same both ways',
    bytes: text(head, 'Asha,B-1,06/06/2025,1.00', 'Rao,B-2,08/08/2025,2.00'),
    rows: ['Asha B-1 100', 'Rao B-2 200'],
  },
  {
    what: 'months in Marathi, day counts of Excel, a 30 February, the year 9999',
    bytes: text(
      head,
      'A,1,१ एप्रिल २०२५,1.00',
      'A,2,30-Feb-2025,1.00',
      'A,3,31-Dec-9999,1.00',
      'A,4,1-May-2025,1.00',
    ),
    rows: ['A 1 100', 'A 4 100'],
    problems: ['3 Due Date dateUnreadable', '4 Due Date dateUnreadable'],
  },
  {
    what: 'numbers that a spreadsheet has shortened',
    bytes: text(
      'Customer No,Invoice No,Due Date,Amount',
      '1.93E+09,B-1,2025-05-01,1.00',
      '7,1.93057E+09,2025-05-01,1.00',
      '8,B-3,2025-05-01,1.00',
    ),
    rows: ['8 B-3 100'],
    problems: ['2 Customer No numberInScientificNotation', '3 Invoice No numberInScientificNotation'],
  },
  {
    what: 'numbers written as decimals, and customers with and without zeros in front',
    bytes: text(
      'Customer No,Invoice No,Due Date,Amount',
      '0042,1930571429.0,2025-05-01,1.00',
      '42,1930571430.0,2025-05-01,1.00',
    ),
    rows: ['0042 1930571429 100', '0042 1930571430 100'],
    assumed: ['spellingsMerged', 'floatNumbersCut'],
  },
  {
    what: 'invoice numbers of one customer that differ by zeros only',
    bytes: text(head, 'Asha,007,2025-05-01,1.00', 'Asha,7,2025-05-01,2.00', 'Rao,07,2025-05-01,3.00'),
    rows: ['Asha 007 100', 'Asha 7 200', 'Rao 07 300'],
    problems: ['3 Invoice No zerosDiffer'],
  },
  {
    what: 'texts of formulas and apostrophes of a spreadsheet',
    bytes: text('Customer No,Invoice No,Due Date,Amount', '="00123",\'0007,2025-05-01,1.00'),
    rows: ['00123 0007 100'],
  },
  {
    what: 'formulas that failed',
    bytes: text(head, 'Asha,B-1,2025-05-01,#REF!', 'Rao,B-2,2025-05-01,#N/A', 'Mane,B-3,2025-05-01,1.00'),
    rows: ['Mane B-3 100'],
    problems: ['2 Amount amountUnreadable', '3 Amount amountMissing'],
  },
  {
    what: 'credit notes and advances marked by a column, drafts and cancelled bills by another',
    bytes: text(
      'Customer,Type,Status,Invoice No,Due Date,Amount',
      'Asha,Invoice,Open,1,2025-05-01,100.00',
      'Asha,Credit Note,Open,1,2025-05-01,40.00',
      'Asha,Advance,Open,2,2025-05-01,-5.00',
      'Asha,Invoice,Cancelled,3,2025-05-01,9.00',
      'Asha,Invoice,Draft,4,2025-05-01,9.00',
    ),
    rows: ['Asha 1 10000', 'Asha 1 -4000', 'Asha 2 -500'],
    problems: ['5 Status notAClaim', '6 Status notAClaim'],
    assumed: ['creditsKept'],
  },
];

const broken: readonly UglyFile[] = [
  { what: 'nothing', bytes: new Uint8Array(), refused: 'emptyFile' },
  { what: 'blank lines only', bytes: textBytes(' \r\n\r\n\t\n'), refused: 'emptyFile' },
  {
    what: 'a download that ended in a row',
    bytes: textBytes(`${[head, ...plain].join('\n')}\nMane,B-3`),
    refused: 'truncatedFile',
  },
  {
    what: 'a download that ended in a quotation',
    bytes: textBytes(`${head}\nAsha,"B-1`),
    refused: 'truncatedFile',
  },
  {
    what: 'bytes of a program',
    bytes: Uint8Array.from({ length: 4096 }, (_, at) => (at * 37) % 256),
    refused: 'binaryFile',
  },
  { what: 'a PDF', bytes: text('%PDF-1.7', 'stream'), refused: 'binaryFile' },
  { what: 'a letter', bytes: text('Dear sir,', 'please find attached.'), refused: 'noHeader' },
  { what: 'column names alone', bytes: text(head), refused: 'noRows' },
  {
    what: 'rows too short and too long among good ones',
    bytes: text(
      head,
      ...plain,
      'Mane,B-3',
      'Pawar,B-4,2025-05-01,1,234.00',
      'Shinde,B-5,2025-05-01,5.00',
      'More,B-6,2025-05-01,6.00',
      'Joshi,B-7,2025-05-01,7.00',
      'Kale,B-8,2025-05-01,8.00',
      'Lad,B-9,2025-05-01,9.00',
      'Naik,B-10,2025-05-01,9.00',
    ),
    rows: [
      ...plainRows,
      'Shinde B-5 500',
      'More B-6 600',
      'Joshi B-7 700',
      'Kale B-8 800',
      'Lad B-9 900',
      'Naik B-10 900',
    ],
    problems: ['4 - shortRow', '5 - longRow'],
  },
];

/** Every ugly file of our own making. */
export const uglyFiles: readonly UglyFile[] = [
  ...encodings,
  ...separators,
  ...furniture,
  ...values,
  ...uglyWorkbooks,
  ...uglyReports,
  ...broken,
];
