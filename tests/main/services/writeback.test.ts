import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const claims = (open: string): string =>
  bookFile([
    { customer: 'C1', number: 'INV-1', issued: '2026-09-01', due: '2026-10-01', amount: open },
    {
      customer: 'C2',
      name: '=HYPERLINK("x")',
      number: 'INV-2',
      issued: '2026-09-01',
      due: '2026-10-01',
      amount: '900.00',
    },
  ]);

interface Evening {
  readonly core: FreshCore;
  readonly bookId: string;
  readonly c1: string;
  readonly c2: string;
}

async function freshEvening(): Promise<Evening> {
  const core = await freshCore();
  const { bookId } = await core.importCsv(claims('10000.00'), tradeLaw);
  return { core, bookId, c1: await core.accountId('C1'), c2: await core.accountId('C2') };
}

function take(core: FreshCore, accountId: string, amountMinor: number) {
  core.moveClock(1_000);
  return core.value('recordReceipt', {
    accountId,
    payerName: '@Ramesh',
    tenders: [{ tender: 'upi', amountMinor, reference: '412233445566', bank: null, instrumentOn: null }],
  });
}

/** A second person approves that a receipt is void. */
async function takeBack({ core }: Evening, receiptId: string): Promise<void> {
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount' });
  const checker = await core.addMember(`Checker ${core.newId()}`, ['supervisor']);
  await core.signIn(checker);
  const { approvals } = await core.value('listApprovals', {});
  const [approval] = approvals;
  await core.value('decideApproval', {
    kind: 'receiptVoid',
    accountId: present(approval, 'a void to decide').accountId,
    targetId: receiptId,
    decision: 'approved',
    reason: 'yes',
  });
  await core.signIn(core.adminId);
}

async function made(
  core: FreshCore,
  bookId: string,
  shape: 'generic' | 'tally' | 'zoho' | 'quickbooks' = 'generic',
) {
  const batch = await core.value('makeWriteback', { bookId, shape });
  return { ...batch, file: await core.value('readWriteback', { batchId: batch.batchId }) };
}

const entriesOf = async (core: FreshCore, batchId: string): Promise<string[]> =>
  (await core.value('readWritebackEntries', { batchId })).rows.map(
    ({ entry, number, state, reason }) =>
      `${entry} ${number} ${state}${reason === null ? '' : ` (${reason})`}`,
  );

describe('a receipts file', () => {
  test('holds the receipts since the last one, once, with control totals', async () => {
    const evening = await freshEvening();
    const { core, bookId, c1, c2 } = evening;
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
    expect((await core.refusal('makeWriteback', { bookId: 'B' })).code).toBe('unknownBook');
    const one = await take(core, c1, 4_000_00);
    const two = await take(core, c2, 900_00);
    expect(await core.value('previewWriteback', { bookId })).toEqual({
      entries: 2,
      totals: [{ currency: 'INR', count: 2, amountMinor: 4_900_00 }],
      inQuestion: 0,
      knownToOffice: 0,
    });
    const first = await made(core, bookId);
    expect([first.batchNumber, first.entries, first.totals]).toEqual([
      1,
      2,
      [{ currency: 'INR', count: 2, amountMinor: 4_900_00 }],
    ]);
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
    const three = await take(core, c1, 100_00);
    const second = await made(core, bookId);
    expect([await entriesOf(core, first.batchId), await entriesOf(core, second.batchId)]).toEqual([
      [`receipt ${one.number} waiting`, `receipt ${two.number} waiting`],
      [`receipt ${three.number} waiting`],
    ]);
    const { rows } = await core.value('listWritebacks', {});
    expect(
      rows.map((row) => [row.batchNumber, row.bookTitle, row.entries, row.waiting, row.madeByName]),
    ).toEqual([
      [2, 'Trade', 1, 1, 'Asha'],
      [1, 'Trade', 2, 2, 'Asha'],
    ]);
  });

  test('is the same bytes whenever it is asked for, though names and numbers have changed since', async () => {
    const { core, bookId, c1 } = await freshEvening();
    await take(core, c1, 4_000_00);
    const { batchId, file } = await made(core, bookId);
    const { party } = await core.value('readAccount', { accountId: c1 });
    await core.value('setPartyField', { partyId: party.partyId, field: 'name', value: 'Another name' });
    await core.importCsv(claims('6000.00'), tradeLaw);
    expect(await core.value('readWriteback', { batchId })).toEqual(file);
    expect((await core.refusal('readWriteback', { batchId: 'W' })).code).toBe('unknownWriteback');
    const { rebuiltEqual } = await core.value('verifyLedger', {});
    expect(rebuiltEqual).toBe(true);
  });

  test('takes back in the next file what was taken back here after it was sent', async () => {
    const evening = await freshEvening();
    const { core, bookId, c1 } = evening;
    const sent = await take(core, c1, 4_000_00);
    const never = await take(core, c1, 50_00);
    await takeBack(evening, never.receiptId);
    const first = await made(core, bookId);
    expect(await entriesOf(core, first.batchId)).toEqual([`receipt ${sent.number} waiting`]);
    await takeBack(evening, sent.receiptId);
    const second = await made(core, bookId);
    expect(second.totals).toEqual([{ currency: 'INR', count: 1, amountMinor: -4_000_00 }]);
    expect(await entriesOf(core, second.batchId)).toEqual([`reversal ${sent.number} waiting`]);
    expect(second.file.text).toContain('reversal,2,');
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
  });

  test('takes back in the next file what bounced after it was sent, as a line of its own, and the rest when it is void', async () => {
    const evening = await freshEvening();
    const { core, bookId, c1 } = evening;
    const cheque = (reference: string, amountMinor: number) =>
      ({ tender: 'cheque', amountMinor, reference, bank: null, instrumentOn: plainDate(firstDay) }) as const;
    const sent = await core.value('recordReceipt', {
      accountId: c1,
      tenders: [cheque('111111', 4_000_00), cheque('222222', 1_000_00)],
    });
    await made(core, bookId);
    const bounce = async (at: number): Promise<void> => {
      const instrumentId = `${sent.receiptId}.${at}`;
      await core.value('presentInstruments', { instrumentIds: [instrumentId], on: plainDate(firstDay) });
      await core.value('bounceInstrument', {
        instrumentId,
        memoOn: plainDate(firstDay),
        reasonCode: 'fundsInsufficient',
      });
    };
    await bounce(1);
    const second = await made(core, bookId, 'tally');
    expect(second.totals).toEqual([{ currency: 'INR', count: 1, amountMinor: -1_000_00 }]);
    expect(await entriesOf(core, second.batchId)).toEqual([`reversal ${sent.number} waiting`]);
    expect(second.file.text).toContain(`REMOTEID="bahi-reversal-${sent.receiptId}"`);
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
    await bounce(0);
    const third = await made(core, bookId, 'tally');
    expect(third.totals).toEqual([{ currency: 'INR', count: 1, amountMinor: -4_000_00 }]);
    expect(third.file.text).toContain(`REMOTEID="bahi-reversal-${sent.receiptId}-2"`);
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
    expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true });
  });

  test('never holds a receipt of which nothing came before it could be sent', async () => {
    const { core, bookId, c1 } = await freshEvening();
    const { receiptId } = await core.value('recordReceipt', {
      accountId: c1,
      tenders: [
        {
          tender: 'cheque',
          amountMinor: 700_00,
          reference: '333333',
          bank: null,
          instrumentOn: plainDate(firstDay),
        },
      ],
    });
    const instrumentId = `${receiptId}.0`;
    await core.value('presentInstruments', { instrumentIds: [instrumentId], on: plainDate(firstDay) });
    await core.value('bounceInstrument', {
      instrumentId,
      memoOn: plainDate(firstDay),
      reasonCode: 'fundsInsufficient',
    });
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
  });

  test('leaves out what a file of the office may hold already, and what it holds for certain', async () => {
    const { core, bookId, c1 } = await freshEvening();
    await take(core, c1, 4_000_00);
    core.setClock('2026-11-27');
    await core.importCsv(claims('6000.00'), tradeLaw);
    expect(await core.value('previewWriteback', { bookId })).toMatchObject({ entries: 0, inQuestion: 1 });
    await core.value('acceptExactDifferences', {});
    expect(await core.value('previewWriteback', { bookId })).toMatchObject({
      entries: 0,
      inQuestion: 0,
      knownToOffice: 1,
    });
  });
});

describe('the office’s answer', () => {
  test('puts accepted receipts into its books, and asks about rejected ones with the reason', async () => {
    const { core, bookId, c1, c2 } = await freshEvening();
    const one = await take(core, c1, 4_000_00);
    const two = await take(core, c2, 900_00);
    const { batchId } = await made(core, bookId);
    const answer = [
      'Batch,Receipt Number,Status,Reason',
      `1,${one.number},Accepted,`,
      `1,${two.number.toLowerCase()},failed,Ledger not found`,
      '1,K3M9QX-999999-0,ok,',
      `1,${one.number},perhaps,`,
    ].join('\n');
    const upload = await core.announceCsv(answer);
    expect(await core.value('answerWriteback', { upload })).toEqual({
      accepted: 1,
      rejected: 1,
      unchanged: 0,
      problems: [
        { line: 4, code: 'receiptNotSent' },
        { line: 5, code: 'statusUnclear' },
      ],
    });
    expect(await entriesOf(core, batchId)).toEqual([
      `receipt ${two.number} rejected (Ledger not found)`,
      `receipt ${one.number} inOffice`,
    ]);
    expect((await core.value('readAccount', { accountId: c2 })).reviews.map(({ kind }) => kind)).toEqual([
      'receiptRejectedByOffice',
    ]);
    const again = await core.value('answerWriteback', { upload: await core.announceCsv(answer) });
    expect([again.accepted, again.rejected, again.unchanged]).toEqual([0, 0, 2]);
    // The accepted one: the morning file that shows it needs nobody's word.
    core.setClock('2026-11-27');
    const morning = await core.importCsv(claims('6000.00'), tradeLaw);
    expect([morning.toDecide, morning.explained]).toEqual([0, 1]);
    expect((await core.value('readAccount', { accountId: c1 })).totalDueMinor).toBe(6_000_00);
  });

  test('a rejected receipt goes into the next file once a person says so, and its question is settled', async () => {
    const { core, bookId, c1 } = await freshEvening();
    const { number, receiptId } = await take(core, c1, 4_000_00);
    const first = await made(core, bookId);
    const rejected = `Receipt Number,Status,Reason\n${number},rejected,no such bill\n`;
    await core.value('answerWriteback', { upload: await core.announceCsv(rejected) });
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
    const place = { accountId: c1, receiptId, entry: 'receipt' } as const;
    await core.value('settleRejection', { ...place, decision: 'sendAgain' });
    expect((await core.value('readAccount', { accountId: c1 })).reviews).toEqual([]);
    expect((await core.refusal('settleRejection', { ...place, decision: 'accepted' })).code).toBe(
      'nothingPending',
    );
    const second = await made(core, bookId);
    expect([await entriesOf(core, first.batchId), await entriesOf(core, second.batchId)]).toEqual([
      [`receipt ${number} sentAgain`],
      [`receipt ${number} waiting`],
    ]);
    expect((await core.refusal('makeWriteback', { bookId })).code).toBe('nothingToSend');
  });

  test.each([
    ['', 'emptyFile'],
    ['Customer,Amount\nC1,5\n', 'answerWithoutColumns'],
  ])('that says nothing is refused', async (text, code) => {
    const { core } = await freshEvening();
    expect((await core.refusal('answerWriteback', { upload: await core.announceCsv(text) })).code).toBe(code);
  });
});
