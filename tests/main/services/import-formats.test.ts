import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { tradeLaw } from './book-file.ts';
import { freshCore } from './fresh-core.ts';

const ambiguous = 'Customer,Invoice No,Due Date,Amount\nC9,B-1,03/04/2026,100.00\nC9,B-2,05/06/2026,200.00\n';

test('dates that read two ways are asked with examples, and nothing is written before the answer', async () => {
  const core = await freshCore();
  const upload = await core.announceCsv(ambiguous);
  const preview = await core.value('previewImport', { upload, ...tradeLaw });
  expect(preview.dateQuestion).toEqual({
    columns: ['Due Date'],
    examples: [
      { written: '03/04/2026', dayFirst: '2026-04-03', monthFirst: '2026-03-04' },
      { written: '05/06/2026', dayFirst: '2026-06-05', monthFirst: '2026-05-06' },
    ],
  });
  const before = await core.value('verifyLedger', {});
  expect(await core.refusal('importFile', { upload, ...tradeLaw })).toEqual({
    code: 'dateOrderNeeded',
    params: { columns: ['Due Date'] },
  });
  expect(await core.value('verifyLedger', {})).toEqual(before);
  const answered = await core.value('previewImport', { upload, ...tradeLaw, dateOrder: 'monthFirst' });
  expect([answered.dateQuestion, answered.sample.map((row) => row.dueOn)]).toEqual([
    null,
    ['2026-03-04', '2026-05-06'],
  ]);
  await core.value('importFile', { upload, ...tradeLaw, dateOrder: 'monthFirst' });
  // The answer is remembered with the columns of the book: tomorrow nobody is asked.
  const again = await core.importCsv(ambiguous, tradeLaw);
  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 2]);
});

test('a file whose columns cannot be made out says what is missing, and its columns can be named', async () => {
  const core = await freshCore();
  const upload = await core.announceCsv('Kunde,Datum,Betrag\nAsha,2026-04-03,100.00\nRao,2026-05-03,70.00\n');
  const refusal = await core.refusal('previewImport', { upload });
  expect(refusal).toMatchObject({
    code: 'mappingIncomplete',
    params: { missing: ['party', 'amount', 'dates'] },
  });
  const { columns, mapping, missing } = await core.value('readImportColumns', { upload });
  expect([missing, columns]).toEqual([
    ['party', 'amount', 'dates'],
    [
      { column: 'Kunde', field: null, confidence: 0, samples: ['Asha', 'Rao'] },
      { column: 'Datum', field: null, confidence: 0, samples: ['2026-04-03', '2026-05-03'] },
      { column: 'Betrag', field: null, confidence: 0, samples: ['100.00', '70.00'] },
    ],
  ]);
  const named = {
    ...(JSON.parse(mapping) as object),
    columns: { partyName: 'Kunde', dueOn: 'Datum', amount: 'Betrag' },
  };
  const preview = await core.value('previewImport', { upload, mapping: JSON.stringify(named) });
  expect(preview.outcome.totals).toEqual([{ currency: 'INR', amountMinor: 17_000 }]);
  expect((await core.refusal('readImportColumns', { upload: 'no-such-upload-handle' })).code).toBe(
    'unknownUpload',
  );
});

test('rows that failed come as a list that adds only them once mended, and calls nothing missing', async () => {
  const core = await freshCore();
  const header = 'Customer,Invoice No,Due Date,Amount\n';
  const file = `${header}C1,0001,2026-04-03,100.00\nC1,0002,soon,200.00\nC2,0003,2026-04-03,5.00\n`;
  const upload = await core.announceCsv(file);
  const first = await core.value('importFile', { upload, ...tradeLaw });
  expect([first.created, first.problems.length]).toEqual([2, 1]);
  const failed = await core.value('readFailedRows', { upload, ...tradeLaw });
  expect(failed).toMatchObject({
    fileName: 'book.csv',
    header: ['Customer', 'Invoice No', 'Due Date', 'Amount'],
    delimiter: ',',
    rows: [{ line: 3, cells: ['C1', '0002', 'soon', '200.00'], problems: [{ code: 'dateUnreadable' }] }],
  });
  const mended = `What is wrong (Bahi),${header}x,C1,0002,2026-04-03,200.00\n`;
  const second = await core.importCsv(mended, tradeLaw);
  expect([second.created, second.absent, second.problems.filter((one) => one.severity === 'error')]).toEqual([
    1,
    0,
    [],
  ]);
  const lost = await core.importCsv(`${header}C1,1,2026-04-03,100.00\nC1,0002,2026-04-03,200.00\n`, tradeLaw);
  expect([lost.created, lost.unchanged, lost.absent]).toEqual([0, 1, 1]);
  expect(lost.problems.filter((one) => one.severity === 'error').map(({ row, code }) => [row, code])).toEqual(
    [[2, 'zerosLost']],
  );
});

test('credits and advances of a Tally report are unapplied money beside the claims', async () => {
  const core = await freshCore();
  const bill = (ref: string, closing: string): string =>
    `<BILLFIXED><BILLDATE>1-Apr-26</BILLDATE><BILLREF>${ref}</BILLREF><BILLPARTY>Asha</BILLPARTY></BILLFIXED>\n<BILLCL>${closing}</BILLCL><BILLDUE>1-May-26</BILLDUE>\n`;
  const tally = `<ENVELOPE>\n${bill('A/1', '-1180.00')}${bill('A/2', '-20.00')}${bill('', '300.00')}</ENVELOPE>\n`;
  const upload = await core.announceCsv(tally);
  const preview = await core.value('previewImport', { upload, ...tradeLaw });
  expect(preview).toMatchObject({ format: 'tallyXml', shape: 'tallyBillsReceivable', owedSign: 'minus' });
  await core.value('importFile', { upload, ...tradeLaw });
  const { byCurrency } = await core.value('reportAging', { asOf: plainDate('2026-05-31') });
  expect(byCurrency['INR']).toMatchObject({ totalMinor: 120_000, unappliedMinor: 30_000 });
  const again = await core.importCsv(tally, tradeLaw);
  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 3]);
});
