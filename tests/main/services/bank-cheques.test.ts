import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { freshHouse, type House, statement, take } from './bank-house.ts';

const sound = { chain: { firstBad: null, ok: true }, rebuiltEqual: true, trialBalance: { INR: 0 } };

/** A cheque taken ahead for the first customer on the day before, dated the next, and given to the bank. */
async function takenAhead(
  house: House,
  { number = '004711', amountMinor = 5_000_00, isPresented = true } = {},
) {
  const { core, c1 } = house;
  const drawnOn = plainDate('2026-11-26');
  const { instrumentId } = await core.value('registerInstrument', {
    accountId: c1,
    instrumentKind: 'cheque',
    amountMinor,
    number,
    bank: 'State Bank, Pune',
    drawnOn,
  });
  if (isPresented) await core.value('presentInstruments', { instrumentIds: [instrumentId], on: drawnOn });
  return instrumentId;
}

async function comesIn(
  { core, file }: House,
  ...rows: readonly (readonly [on: string, narration: string, ref: string, amountMinor: number])[]
) {
  await core.value('importBankStatement', { upload: file(statement(rows)) });
  return core.value('listBankProposals', {});
}

const dues = async ({ core, c1 }: House) =>
  (await core.value('readAccount', { accountId: c1 })).totalDueMinor;

describe('a cheque taken ahead', () => {
  test('is proposed for the credit of its number and amount, and accepting it clears the cheque with a receipt', async () => {
    const house = await freshHouse();
    const { core } = house;
    const instrumentId = await takenAhead(house);
    const before = await dues(house);
    const { rows } = await comesIn(house, ['26/11/2026', 'BY CLG 004711 STATE BANK', '', 5_000_00]);
    expect(rows).toMatchObject([
      {
        reason: 'chequeNumber',
        isSure: true,
        claims: [{ ahead: 'cheque', instrumentId, number: '004711', name: 'Sharma Traders' }],
      },
    ]);
    // Nothing is posted by the proposal.
    expect([await dues(house), (await core.value('readInstrument', { instrumentId })).standing]).toEqual([
      before,
      'presented',
    ]);
    const { matchId } = await core.value('matchBankLines', {
      lineIds: rows[0]?.lines.map(({ lineId }) => lineId) ?? [],
      claims: [{ receiptId: instrumentId, at: 0 }],
    });
    const cheque = await core.value('readInstrument', { instrumentId });
    expect(cheque).toMatchObject({ standing: 'cleared', clearedOn: '2026-11-26' });
    const receipt = await core.value('readReceipt', { receiptId: cheque.receiptId ?? '' });
    expect(receipt).toMatchObject({
      amount: { amountMinor: 5_000_00 },
      receivedOn: '2026-11-26',
      tenderStandings: ['confirmed'],
    });
    expect(await dues(house)).toBe(before - 5_000_00);
    expect((await core.value('listBankMatches', {})).rows).toMatchObject([
      { matchId, standing: 'standing', reason: 'chequeNumber', claims: [{ number: receipt.number }] },
    ]);
    expect((await core.value('listBankClaims', {})).total).toBe(0);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);

    // Taken back the cheque is with the bank again, and its receipt waits for another line.
    await core.value('undoBankMatch', { matchId });
    expect((await core.value('readInstrument', { instrumentId })).standing).toBe('presented');
    expect((await core.value('listBankClaims', {})).rows).toMatchObject([
      { receiptId: cheque.receiptId, ahead: null },
    ]);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('is accepted with all that are sure; held with a date that has come it counts as presented', async () => {
    const house = await freshHouse();
    const { core } = house;
    const one = await takenAhead(house);
    const two = await takenAhead(house, { number: '004712', amountMinor: 7_000_00, isPresented: false });
    await comesIn(
      house,
      ['26/11/2026', 'BY CLG 004711 STATE BANK', '', 5_000_00],
      ['26/11/2026', 'BY CLG 004712 STATE BANK', '', 7_000_00],
    );
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 2 });
    for (const instrumentId of [one, two]) {
      expect((await core.value('readInstrument', { instrumentId })).standing).toBe('cleared');
    }
    expect((await core.value('listReceipts', {})).total).toBe(2);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('below the threshold nothing is posted: another amount is no match, the amount alone only a question', async () => {
    const house = await freshHouse();
    const { core } = house;
    const instrumentId = await takenAhead(house);
    const before = await dues(house);
    const { rows, sure } = await comesIn(
      house,
      ['26/11/2026', 'BY CLG 004711 STATE BANK', '', 4_990_00],
      ['26/11/2026', 'BY CLG 999999 OTHER BANK', '', 5_000_00],
    );
    expect(sure).toBe(0);
    expect(rows.every(({ isSure }) => !isSure)).toBe(true);
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 0 });
    expect([await dues(house), (await core.value('readInstrument', { instrumentId })).standing]).toEqual([
      before,
      'presented',
    ]);
  });

  test('a line of a day before the cheque was given to the bank is refused with the reason, and stays proposed', async () => {
    const house = await freshHouse();
    const { core } = house;
    const instrumentId = await takenAhead(house);
    const { rows } = await comesIn(house, ['25/11/2026', 'BY CLG 004711 STATE BANK', '', 5_000_00]);
    const asked = {
      lineIds: rows[0]?.lines.map(({ lineId }) => lineId) ?? [],
      claims: [{ receiptId: instrumentId, at: 0 }],
    };
    expect((await core.refusal('matchBankLines', asked)).code).toBe('instrumentDateTooEarly');
    expect(await core.value('acceptSureBankMatches', {})).toEqual({ accepted: 0 });
    expect((await core.value('listBankProposals', {})).total).toBe(1);
    expect((await core.value('listReceipts', {})).total).toBe(0);
  });

  test('no second receipt is made from its line without a word that it is other money', async () => {
    const house = await freshHouse();
    const { core, c1 } = house;
    await takenAhead(house);
    const { rows } = await comesIn(house, ['26/11/2026', 'BY CLG 004711 STATE BANK', '', 5_000_00]);
    const lineId = rows[0]?.lines[0]?.lineId ?? '';
    const asked = { lineId, accountId: c1, amountMinor: 5_000_00 };
    expect((await core.refusal('recordReceiptFromLine', asked)).code).toBe('lineHasReceipt');
  });
});

describe('a return of the bank', () => {
  test('names the cheque taken ahead with the day, the reason and the charge, and is gone once it was told', async () => {
    const house = await freshHouse();
    const { core } = house;
    const instrumentId = await takenAhead(house);
    const { returns, total } = await comesIn(
      house,
      ['26/11/2026', 'CHQ RTN 004711 FUNDS INSUFFICIENT', '', -5_000_00],
      ['26/11/2026', 'CHQ RTN CHRG 004711', '', -590_00],
      ['26/11/2026', 'SMS ALERT CHRG', '', -17_70],
    );
    expect(total).toBe(0);
    expect(returns).toMatchObject([
      {
        line: { on: '2026-11-26', isReturn: true },
        claims: [{ instrumentId, ahead: 'cheque', number: '004711' }],
        reasonCode: 'fundsInsufficient',
        chargeMinor: 590_00,
      },
    ]);
    expect((await core.value('readInstrument', { instrumentId })).standing).toBe('presented');
    await core.value('bounceInstrument', {
      instrumentId,
      memoOn: plainDate('2026-11-26'),
      reasonCode: 'fundsInsufficient',
      bankChargeMinor: 590_00,
    });
    expect((await core.value('listBankProposals', {})).returns).toEqual([]);
    // Given to the bank again, and back again: that is another return.
    await core.value('presentInstruments', { instrumentIds: [instrumentId], on: plainDate('2026-11-26') });
    expect((await core.value('listBankProposals', {})).returns).toMatchObject([
      { claims: [{ instrumentId }] },
    ]);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });

  test('names the instrument of a receipt’s cheque, also after it was matched; two charges are no guess', async () => {
    const house = await freshHouse();
    const { core, c1 } = house;
    const { receiptId } = await take(house, c1, 6_000_00, 'cheque', '000789');
    await comesIn(house, ['26/11/2026', 'BY CLG 000789 SARASWAT', '', 6_000_00]);
    await core.value('acceptSureBankMatches', {});
    const { returns } = await comesIn(
      house,
      ['26/11/2026', 'INWARD RETURN CHQ 000789', '', -6_000_00],
      ['26/11/2026', 'CHQ RTN CHRG', '', -100_00],
      ['26/11/2026', 'CHQ RTN CHRG', '', -118_00],
    );
    expect(returns).toMatchObject([
      { claims: [{ instrumentId: `${receiptId}.0`, ahead: null }], reasonCode: null, chargeMinor: null },
    ]);
  });

  test('of a cheque taken ahead and cleared by its line names that one paper', async () => {
    const house = await freshHouse();
    const { core } = house;
    const instrumentId = await takenAhead(house);
    await comesIn(house, ['26/11/2026', 'BY CLG 004711 STATE BANK', '', 5_000_00]);
    await core.value('acceptSureBankMatches', {});
    const before = await dues(house);
    const { returns } = await comesIn(house, ['26/11/2026', 'O/W RTN CHQ 004711', '', -5_000_00]);
    expect(returns).toMatchObject([{ claims: [{ instrumentId }] }]);
    await core.value('bounceInstrument', {
      instrumentId,
      memoOn: plainDate('2026-11-26'),
      reasonCode: 'referToDrawer',
    });
    expect(await dues(house)).toBe(before + 5_000_00);
    expect(await core.value('verifyLedger', {})).toMatchObject(sound);
  });
});
