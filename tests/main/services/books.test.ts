import { expect, test } from 'vitest';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import { freshCore } from './fresh-core.ts';

const oneLine = bookFile([
  { customer: 'C9', number: 'INV-9', issued: '2026-10-01', due: '2026-10-31', amount: '100.00' },
]);

test('a book tells whose law it stands under, what nobody answered, and what is open on it', async () => {
  const core = await freshCore();
  expect(await core.value('listBooks', {})).toEqual({ books: [] });
  await core.importCsv(oneLine, { book: 'Retail', creditor: 'trade' });
  expect((await core.value('listBooks', {})).books).toEqual([
    {
      bookId: expect.any(String),
      title: 'Retail',
      creditor: 'trade',
      debtors: 'business',
      state: null,
      product: 'trade',
      assumed: ['debtors', 'state'],
      accounts: 1,
      totals: [{ amountMinor: 10_000, currency: 'INR' }],
    },
  ]);
});

test('correcting the law of a book confirms it, and the law decides at once', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const [book] = (await core.value('listBooks', {})).books;
  const law = { bookId: book?.bookId ?? '', debtors: 'consumer', state: 'IN-KA', product: 'loan' } as const;
  await core.value('changeBook', { ...law, creditor: 'lender' });
  expect((await core.value('listBooks', {})).books).toMatchObject([
    { creditor: 'lender', debtors: 'consumer', state: 'IN-KA', product: 'loan', assumed: [] },
  ]);
  core.setClock('2026-11-26', { hour: 19 });
  const { permissions } = await core.value('readAccount', { accountId: c1 });
  expect(permissions[0]?.rule?.ruleId).toBe('IN-RBI-HOURS');
  const unknown = { ...law, bookId: 'nobody', creditor: 'lender' } as const;
  expect(await core.refusal('changeBook', unknown)).toEqual({ code: 'unknownBook' });
});

test('imports are told newest first, the same file again changes nothing, and one can be taken back', async () => {
  const core = await freshCore();
  await importTradeBook(core);
  core.moveClock(60_000);
  const second = await core.importCsv(oneLine, tradeLaw);
  expect([second.created, second.updated, second.unchanged]).toEqual([1, 0, 0]);
  const again = await core.importCsv(oneLine, tradeLaw);
  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 1]);
  expect((await core.value('listWorklist', {})).total).toBe(3);
  await core.value('undoImport', { importId: second.importId ?? '' });
  expect((await core.value('listWorklist', {})).total).toBe(2);
  const { imports } = await core.value('listImports', {});
  expect(
    imports.map((one) => [one.importId, one.bookTitle, one.created, one.recordedByName, one.withdrawn]),
  ).toEqual(expect.arrayContaining([[second.importId, 'Trade', 1, 'Asha', true]]));
  expect(imports.at(-1)).toMatchObject({ created: 4, withdrawn: false, fileName: 'book.csv' });
  expect((await core.refusal('undoImport', { importId: second.importId ?? '' })).code).toBe('importUndone');
  expect((await core.refusal('undoImport', { importId: 'nothing' })).code).toBe('unknownImport');
});

test('an import on which a receipt was written stays', async () => {
  const core = await freshCore();
  const { importId } = await core.importCsv(oneLine, tradeLaw);
  const accountId = await core.accountId('C9');
  await core.value('recordReceipt', {
    accountId,
    tenders: [{ tender: 'cash', amountMinor: 5_000, reference: null, bank: null, instrumentOn: null }],
  });
  expect(await core.refusal('undoImport', { importId: importId ?? '' })).toEqual({
    code: 'importHasReceipts',
    params: { accounts: 1, names: 'Firm C9' },
  });
});

test('a preview tells what an import would do and writes nothing; a file nobody gave is refused', async () => {
  const core = await freshCore();
  const before = await core.value('verifyLedger', {});
  const upload = await core.announceCsv(oneLine);
  const preview = await core.value('previewImport', { upload });
  expect(preview).toMatchObject({
    outcome: { rows: 1, created: 1, updated: 0, problems: [] },
    questions: ['creditor', 'debtors', 'state'],
    sample: [{ number: 'INV-9', amount: { amountMinor: 10_000, currency: 'INR' } }],
  });
  expect(await core.value('verifyLedger', {})).toEqual(before);
  const unknown = { upload: 'no-such-upload-handle' };
  expect((await core.refusal('previewImport', unknown)).code).toBe('unknownUpload');
  expect((await core.refusal('importFile', unknown)).code).toBe('unknownUpload');
});

test.each([
  ['nothing in it', '', 'emptyFile'],
  ['no header', 'Dear sir,\nplease find attached.\n', 'noHeader'],
  ['a web page', '<!doctype html><html><body>Login</body></html>', 'htmlFile'],
  ['binary bytes', '\u0000\u0001\u0002\u0000\u0000', 'binaryFile'],
])('a file with %s is refused in words, and nothing is written', async (_, text, code) => {
  const core = await freshCore();
  const upload = await core.announceCsv(text);
  const refusal = await core.refusal('importFile', { upload });
  expect(refusal.code).toBe(code);
  expect((await core.value('listBooks', {})).books).toEqual([]);
});
