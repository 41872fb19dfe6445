import { strToU8 } from 'fflate';
import { listBytes, workbookBytes } from '../workbook-file.ts';
import { head, plain, text, type UglyFile } from './ugly-file.ts';

const bill = (values: string): string => `<BILLFIXED>${values}</BILLFIXED>`;
const billOf = (ref: string, party: string): string =>
  bill(`<BILLDATE>1-Apr-25</BILLDATE><BILLREF>${ref}</BILLREF><BILLPARTY>${party}</BILLPARTY>`);

/** Workbooks, and files that call themselves one. */
export const uglyWorkbooks: readonly UglyFile[] = [
  {
    what: 'a workbook of 1904 with texts in its cells, joined names, a hidden row and titles',
    bytes: workbookBytes({
      date1904: true,
      inline: true,
      sheets: [
        { name: 'Cover', rows: [['Kulkarni Traders']] },
        {
          name: 'List',
          hiddenRows: [4],
          merged: ['A1:D1', 'A3:A4'],
          rows: [
            ['Open items'],
            ['Customer', 'Invoice No', 'Due Date', 'Amount'],
            ['Asha', 'B-1', { value: 44_316, style: 'date' }, 100],
            [null, 'B-2', { value: 44_316, style: 'date' }, 200],
          ],
        },
      ],
    }),
    rows: ['Asha B-1 10000', 'Asha B-2 20000'],
    assumed: ['hiddenRowsTaken', 'mergedCellsFilled', 'sheetChosen'],
  },
  {
    what: 'a workbook of the failed kind: results missing, long numbers, errors',
    bytes: listBytes([
      ['Customer No', 'Invoice No', 'Due Date', 'Amount'],
      [7, 'B-1', '2025-05-01', { formula: 'A1' }],
      [1.23456789012345e18, 'B-2', '2025-05-01', 1],
      [9, 'B-3', '2025-05-01', 0.1 + 0.2],
    ]),
    rows: ['9 B-3 30'],
    problems: ['2 Amount amountUnreadable', '3 Customer No numberInScientificNotation'],
  },
  {
    what: 'a workbook cut in its middle',
    bytes: listBytes([[head], plain]).subarray(0, 900),
    refused: 'damagedWorkbook',
  },
  {
    what: 'a workbook whose sheet is no XML',
    bytes: workbookBytes({ sheets: [{ name: 'List', rows: [] }] }, (parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row></worksheet>'),
    })),
    refused: 'damagedWorkbook',
  },
  {
    what: 'an old Excel file',
    bytes: Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
    refused: 'oldWorkbook',
  },
  {
    what: 'a workbook with a password',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    refused: 'lockedWorkbook',
  },
  {
    what: 'a web page that calls itself .xls',
    bytes: text(
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>1</td></tr></table></body></html>',
    ),
    refused: 'htmlFile',
  },
  {
    what: 'XML of Excel 2003',
    bytes: text(
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Worksheet/></Workbook>',
    ),
    refused: 'xmlFile',
  },
];

/** Reports of accounting programs. */
export const uglyReports: readonly UglyFile[] = [
  {
    what: 'Tally with zero bytes, &#4;, tags of its own between, an advance and money on account',
    bytes: text(
      '<ENVELOPE>',
      billOf('A/1', 'Asha &amp; Co &#4;\u0000'),
      '<CCM_X>1</CCM_X><BILLCL>-1180.00</BILLCL><BILLDUE>1-May-25</BILLDUE>',
      billOf('A/2', 'Rao'),
      '<BILLCL>-20.00</BILLCL><BILLDUE>1-May-25</BILLDUE>',
      billOf('A/3', 'Rao'),
      '<BILLCL>500.00</BILLCL><BILLDUE>1-May-25</BILLDUE>',
      billOf('', 'Rao'),
      '<BILLCL>7.00</BILLCL><BILLDUE>1-May-25</BILLDUE>',
      '</ENVELOPE>',
    ),
    rows: ['Asha & Co A/1 118000', 'Rao A/2 2000', 'Rao A/3 -50000', 'Rao On Account -700'],
    assumed: ['minusIsOwed', 'creditsKept', 'nulsDropped'],
  },
  {
    what: 'Tally cut off',
    bytes: text('<ENVELOPE>', billOf('A/1', 'Asha'), '<BILLCL>-1180.00</BILLCL>'),
    refused: 'truncatedFile',
  },
  {
    what: 'Zoho with a line for every item and a voided invoice',
    bytes: text(
      'Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,Due Date,Item Name,Item Total,Total,Balance',
      '2025-04-01,901,INV-1,Sent,Asha,2025-05-01,Cement,60.00,100.00,100.00',
      '2025-04-01,901,INV-1,Sent,Asha,2025-05-01,Steel,40.00,100.00,100.00',
      '2025-04-01,902,INV-2,Void,Asha,2025-05-01,Steel,40.00,40.00,40.00',
    ),
    rows: ['Asha INV-1 10000'],
    problems: ['4 Invoice Status notAClaim'],
    assumed: ['linesOfDocuments'],
  },
  {
    what: 'QuickBooks with American dates under three titles',
    bytes: text(
      'Kulkarni Traders',
      'A/R Aging Detail',
      'As of 31 December 2025',
      '',
      'Num,Customer,Date,Due Date,Amount,Open Balance,P.O. #',
      '1,Asha,11/13/2025,12/13/2025,"1,284.50","1,284.50",',
      'TOTAL,,,,"1,284.50","1,284.50",',
    ),
    rows: ['Asha 1 128450'],
    problems: ['7 - totalsRow'],
  },
  {
    what: 'JSON of somebody else',
    bytes: text('{"payments":[{"amount":1}]}'),
    refused: 'unknownJson',
  },
];
