import { describe, expect, test } from 'vitest';
import { present } from '../../../src/shared/lib/assert.ts';
import { freshHouse, heading, statement, take } from './bank-house.ts';

/** Rebuilt from its events the ledger is the same, and its double entry sums to nothing. */
const sound = { chain: { firstBad: null, ok: true }, rebuiltEqual: true, trialBalance: { INR: 0 } };

describe('a bank statement', () => {
  test('is previewed, taken in once, and its sure lines confirm their receipts', async () => {
    const house = await freshHouse();
    const { core, c1, c2 } = house;
    const one = await take(house, c1, 5_000_00, 'upi', '412233445566');
    await take(house, c2, 7_000_00, 'upi', '412233449999');
    const text = statement([
      ['26/11/2026', 'UPI-SHARMA TRADERS-sharma@ok-412233445566-x', '0000412233445566', 5_000_00],
      ['26/11/2026', `UPI-ASHA PATIL-asha@ok-999999999999-x`, '', 7_000_00],
      ['26/11/2026', 'SMS ALERT CHRG', '', -17_70],
    ]);
    const upload = house.file(text);
    const preview = await core.value('previewBankFile', { upload });
    expect(preview).toEqual({
      fileName: 'november.csv',
      format: 'csv',
      statements: [
        {
          account: '50200012345678',
          accountRef: '50200012345678',
          currency: 'INR',
          openingMinor: 1_000_000_00,
          closingMinor: 1_011_982_30,
          lines: 3,
          known: 0,
          inMinor: 12_000_00,
          outMinor: 17_70,
          from: '2026-11-26',
          to: '2026-11-26',
        },
      ],
      problems: [],
      currencyAssumed: false,
      knownAccounts: [],
    });
    expect(await core.value('importBankStatement', { upload })).toMatchObject({ newLines: 3, knownLines: 0 });
    // The same file again is one effect.
    expect(await core.value('importBankStatement', { upload: house.file(text) })).toEqual({
      newLines: 0,
      knownLines: 3,
      statementIds: [],
    });
    const proposals = await core.value('listBankProposals', {});
    expect(proposals.rows.map(({ reason, confidence, isSure }) => ({ reason, confidence, isSure }))).toEqual([
      { reason: 'reference', confidence: 98, isSure: true },
      { reason: 'party', confidence: 80, isSure: false },
    ]);
    expect(proposals).toMatchObject({ sure: 1, sureTotals: [{ amountMinor: 5_000_00, currency: 'INR' }] });
    const owed = async (): Promise<number> =>
      (await core.value('readAccount', { accountId: c1 })).totalDueMinor;
    expect(await owed()).toBe(90_000_00);
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 1 });
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 0 });
    expect(await owed()).toBe(85_000_00);
    const matches = await core.value('listBankMatches', {});
    expect(matches.rows).toMatchObject([
      { standing: 'standing', how: 'rule', amount: { amountMinor: 5_000_00, currency: 'INR' } },
    ]);
    expect(matches.rows[0]?.claims).toEqual([
      { accountId: c1, number: one.number, name: 'Sharma Traders', isVoid: false },
    ]);
    expect((await core.value('listBankClaims', {})).rows.map(({ accountId }) => accountId)).toEqual([c2]);
    // A person accepts the other one.
    const rest = present((await core.value('listBankProposals', {})).rows[0], 'the proposal by name');
    const matched = await core.value('matchBankLines', {
      lineIds: rest.lines.map(({ lineId }) => lineId),
      claims: rest.claims.map(({ receiptId, at }) => ({ receiptId, at })),
    });
    expect(matched.amount).toEqual({ amountMinor: 7_000_00, currency: 'INR' });
    expect((await core.value('listBankLines', {})).total).toBe(0);
    await core.value('undoBankMatch', { matchId: matched.matchId });
    expect((await core.value('listBankLines', {})).total).toBe(1);
    expect((await core.value('listBankClaims', {})).total).toBe(1);
    expect(await core.refusal('undoBankMatch', { matchId: matched.matchId })).toEqual({
      code: 'unknownBankMatch',
    });
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('overlapping statements tell each line once; the account is asked for where the file hides it', async () => {
    const { core, file } = await freshHouse();
    const monday = ['23/11/2026', 'UPI-A', '412200000001', 100_00] as const;
    const tuesday = ['24/11/2026', 'UPI-A', '412200000002', 100_00] as const;
    const first = await core.value('importBankStatement', { upload: file(statement([monday, monday])) });
    expect(first).toMatchObject({ newLines: 2, knownLines: 0 });
    const second = await core.value('importBankStatement', {
      upload: file(statement([monday, monday, tuesday])),
    });
    expect(second).toMatchObject({ newLines: 1, knownLines: 2 });
    const nameless = statement([['25/11/2026', 'UPI-A', '412200000003', 100_00]]).replace(/^.*\n/, '');
    expect(await core.refusal('importBankStatement', { upload: file(nameless) })).toEqual({
      code: 'bankAccountNeeded',
    });
    const third = await core.value('importBankStatement', { upload: file(nameless), account: 'XXXX5678' });
    expect(third.newLines).toBe(1);
    const { rows } = await core.value('listBankStatements', {});
    expect(
      rows.map(({ accountRef, newLines, knownLines, openLines }) => [
        accountRef,
        newLines,
        knownLines,
        openLines,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['50200012345678', 2, 0, 2],
        ['50200012345678', 1, 2, 1],
        ['50200012345678', 1, 0, 1],
      ]),
    );
  });

  test('a broken file is named by line, and nothing of it comes in', async () => {
    const { core, file } = await freshHouse();
    const broken = `${heading}26/11/2026,UPI-A,1,0.00,100.00,1100.00\n30/02/2026,UPI-B,2,0.00,100.00,1200.00\n`;
    expect(await core.value('previewBankFile', { upload: file(broken) })).toMatchObject({
      format: null,
      statements: [],
      problems: [{ line: 4, code: 'dateUnreadable', written: '30/02/2026' }],
    });
    expect(await core.refusal('importBankStatement', { upload: file(broken) })).toEqual({
      code: 'brokenStatement',
      params: { line: 4, count: 1 },
    });
    expect((await core.value('listBankLines', {})).total).toBe(0);
  });

  test('money straight to our account becomes a receipt of the bank’s day, matched and confirmed, however old', async () => {
    const { core, c1, file } = await freshHouse();
    await core.value('importBankStatement', {
      upload: file(
        statement([['02/10/2026', 'NEFT CR-SBIN0001234-SHARMA TRADERS-SBINN52026100212', '', 2_500_00]]),
      ),
    });
    const line = present((await core.value('listBankLines', {})).rows[0], 'the line');
    const asked = { lineId: line.lineId, accountId: c1, amountMinor: line.openMinor };
    expect((await core.refusal('recordReceiptFromLine', { ...asked, amountMinor: 1 })).code).toBe(
      'amountsDiffer',
    );
    const made = await core.value('recordReceiptFromLine', asked);
    const receipt = await core.value('readReceipt', { receiptId: made.receiptId });
    expect(receipt).toMatchObject({
      receivedOn: '2026-10-02',
      amount: { amountMinor: 2_500_00, currency: 'INR' },
    });
    expect(receipt.tenders).toMatchObject([{ tender: 'bankTransfer', reference: 'SBINN52026100212' }]);
    expect((await core.value('listBankLines', {})).total).toBe(0);
    expect((await core.value('listBankClaims', {})).total).toBe(0);
    expect((await core.refusal('recordReceiptFromLine', asked)).code).toBe('bankLineSpent');
    expect((await core.value('listBankMatches', {})).rows).toMatchObject([
      { how: 'receiptMade', standing: 'standing' },
    ]);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('a person matches what agrees and nothing else; a line can be put aside and taken up again', async () => {
    const house = await freshHouse();
    const { core, c1, c2, file } = house;
    const one = await take(house, c1, 5_000_00, 'upi', '412200000001');
    const other = await take(house, c2, 3_000_00, 'bankTransfer', 'SBINN52026112612');
    await core.value('importBankStatement', {
      upload: file(
        statement([
          ['26/11/2026', 'UPI ONE', '', 4_000_00],
          ['26/11/2026', 'UPI TWO', '', 4_000_00],
          ['26/11/2026', 'SELF TRANSFER', '', 9_000_00],
          ['26/11/2026', 'CHRG', '', -10_00],
        ]),
      ),
    });
    const { rows } = await core.value('listBankLines', {});
    const small = rows.filter(({ openMinor }) => openMinor === 4_000_00).map(({ lineId }) => lineId);
    const large = present(
      rows.find(({ openMinor }) => openMinor === 9_000_00),
      'the own transfer',
    ).lineId;
    const claims = [one, other].map(({ receiptId }) => ({ receiptId, at: 0 }));
    expect((await core.refusal('matchBankLines', { lineIds: [large], claims })).code).toBe('amountsDiffer');
    expect((await core.refusal('matchBankLines', { lineIds: ['none'], claims })).code).toBe(
      'unknownBankLine',
    );
    expect(
      (await core.refusal('matchBankLines', { lineIds: small, claims: [{ receiptId: 'none', at: 0 }] })).code,
    ).toBe('claimNotOpen');
    const out = present((await core.value('listBankLines', { state: 'out' })).rows[0], 'the charge').lineId;
    expect((await core.refusal('matchBankLines', { lineIds: [out], claims })).code).toBe('bankLineNotIn');
    // Two lines are two receipts: 4,000 + 4,000 = 5,000 + 3,000.
    expect((await core.value('matchBankLines', { lineIds: small, claims })).amount.amountMinor).toBe(
      8_000_00,
    );
    expect((await core.refusal('matchBankLines', { lineIds: small, claims })).code).toBe('bankLineSpent');
    await core.value('setBankLineAside', { lineId: large, reason: 'ownTransfer', note: 'from savings' });
    expect((await core.value('listBankLines', { state: 'aside' })).rows).toMatchObject([
      { lineId: large, asideReason: 'ownTransfer', asideNote: 'from savings' },
    ]);
    expect((await core.value('listBankLines', {})).total).toBe(0);
    await core.value('takeUpBankLine', { lineId: large });
    expect((await core.value('listBankLines', {})).total).toBe(1);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('a returned cheque is proposed as a bounce of its receipt, and posted by nobody', async () => {
    const house = await freshHouse();
    const { core, c1, file } = house;
    const cheque = await take(house, c1, 2_500_00, 'cheque', '000789');
    await take(house, c1, 2_500_00, 'cheque', '000790');
    await core.value('importBankStatement', {
      upload: file(
        statement([
          ['27/11/2026', 'BY CLG 000789 SARASWAT BANK', '000789', 2_500_00],
          ['28/11/2026', 'CHQ RETURN 000789 FUNDS INSUFFICIENT', '000789', -2_500_00],
        ]),
      ),
    });
    const before = await core.value('listBankProposals', {});
    expect(before.rows).toMatchObject([{ reason: 'chequeNumber', isSure: true }]);
    await core.value('acceptSureBankMatches', {});
    const { returns, total } = await core.value('listBankProposals', {});
    expect(total).toBe(0);
    expect(returns.map(({ claims }) => claims.map(({ receiptId }) => receiptId))).toEqual([
      [cheque.receiptId],
    ]);
  });

  test('undoing a match takes back only the bank’s word: what bounced since, and what a person vouched for, stands', async () => {
    const house = await freshHouse();
    const { core, c1, c2, file } = house;
    const bounced = await take(house, c1, 2_500_00, 'cheque', '000789');
    const vouched = await take(house, c2, 1_000_00, 'upi', '412200000001');
    await core.value('confirmTender', {
      receiptId: vouched.receiptId,
      at: 0,
      on: '2026-11-26' as never,
    });
    await core.value('importBankStatement', {
      upload: file(
        statement([
          ['26/11/2026', 'BY CLG 000789 SARASWAT BANK', '000789', 2_500_00],
          ['26/11/2026', 'UPI', '412200000001', 1_000_00],
        ]),
      ),
    });
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 2 });
    await core.value('bounceInstrument', {
      instrumentId: `${bounced.receiptId}.0`,
      memoOn: '2026-11-26' as never,
      reasonCode: 'fundsInsufficient',
    });
    const owed = async (accountId: string): Promise<number> =>
      (await core.value('readAccount', { accountId })).totalDueMinor;
    expect(await owed(c1)).toBe(90_000_00);
    for (const { matchId } of (await core.value('listBankMatches', {})).rows) {
      await core.value('undoBankMatch', { matchId });
    }
    expect([await owed(c1), await owed(c2)]).toEqual([90_000_00, 89_000_00]);
    // The bounced cheque is waited for no more; the other one is, by the bank.
    expect((await core.value('listBankClaims', {})).rows.map(({ receiptId }) => receiptId)).toEqual([
      vouched.receiptId,
    ]);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('cash that was paid in is matched with its deposit by the slip’s number', async () => {
    const { core, c1, file } = await freshHouse();
    await core.value('recordReceipt', {
      accountId: c1,
      tenders: [{ tender: 'cash', amountMinor: 6_000_00, reference: null, bank: null, instrumentOn: null }],
    });
    const { depositId } = await core.value('recordDeposit', {
      currency: 'INR',
      amountMinor: 6_000_00,
      bank: 'HDFC',
      slipNumber: 'SLIP7788',
    });
    await core.value('importBankStatement', {
      upload: file(statement([['26/11/2026', 'CASH DEPOSIT', 'SLIP7788', 6_000_00]])),
    });
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 1 });
    expect((await core.value('listBankMatches', {})).rows[0]?.claims).toEqual([
      { accountId: null, number: 'SLIP7788', name: 'Asha', isVoid: false },
    ]);
    expect(depositId).not.toBe('');
    expect((await core.value('listBankClaims', {})).total).toBe(0);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('only who holds the bank against the receipts may', async () => {
    const { core } = await freshHouse();
    const agent = await core.addMember('Ravi', ['field']);
    await core.signIn(agent);
    expect((await core.refusal('listBankProposals', {})).code).toBe('roleNotAllowed');
    expect((await core.refusal('acceptSureBankMatches', {})).code).toBe('roleNotAllowed');
  });
});
