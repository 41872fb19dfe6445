import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchLines } from '../../../../src/shared/domain/bank/match-lines.ts';
import type { ClaimedTender, OpenLine } from '../../../../src/shared/domain/bank/match-values.ts';
import { tenderKey } from '../../../../src/shared/domain/bank/match-values.ts';
import { readNarration } from '../../../../src/shared/domain/bank/narration.ts';
import { bankMatchingPolicySchema } from '../../../../src/shared/domain/bank/policy.ts';
import { formatReceiptNumber } from '../../../../src/shared/domain/receipt-number.ts';
import { day } from '../events/build-event.ts';

const policy = bankMatchingPolicySchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../../resources/policies/bank-matching.json', import.meta.url), 'utf8'),
  ),
);

const number = (counter: number): string => formatReceiptNumber({ prefix: 'K3W7Q2', counter });

function line(
  lineId: string,
  amountMinor: number,
  narration: string,
  reference = '',
  on = '2026-11-05',
): OpenLine {
  return {
    lineId,
    on: day(on),
    amountMinor,
    currency: 'INR',
    reading: readNarration(narration, reference),
    counterparty: null,
  };
}

function tender(receiptId: string, amountMinor: number, rest: Partial<ClaimedTender> = {}): ClaimedTender {
  return {
    accountId: `A-${receiptId}`,
    receiptId,
    at: 0,
    number: number(Number(receiptId.replace(/\D/g, '')) || 1),
    tender: 'upi',
    amountMinor,
    currency: 'INR',
    reference: null,
    receivedOn: day('2026-11-05'),
    instrumentOn: null,
    names: ['Sharma Traders'],
    ...rest,
  };
}

/** A proposal in one line: lines, receipts, evidence, and whether it may be posted. */
const told = (lines: readonly OpenLine[], tenders: readonly ClaimedTender[]) =>
  matchLines(lines, tenders, policy).map((one) => [
    one.lineIds.join('+'),
    one.tenders.map(({ receiptId }) => receiptId).join('+'),
    one.reason,
    one.isTie ? 'tie' : one.isSure ? 'sure' : 'ask',
  ]);

describe('lines of the bank and claimed receipts', () => {
  test('our number in the words, the same UTR, the same cheque number: sure', () => {
    const lines = [
      line('L1', 5_00, `UPI/${number(1).replaceAll('-', '')}/pay`),
      line('L2', 6_00, 'NEFT CR-X-Y-SBINN52026110312'),
      line('L3', 7_00, 'BY CLG 000789 SARASWAT BANK', '', '2026-11-20'),
    ];
    const tenders = [
      tender('R1', 5_00),
      tender('R2', 6_00, { tender: 'bankTransfer', reference: 'sbinn 5202 6110 312' }),
      tender('R3', 7_00, { tender: 'cheque', reference: '789', instrumentOn: day('2026-11-18') }),
    ];
    expect(told(lines, tenders)).toEqual([
      ['L1', 'R1', 'receiptNumber', 'sure'],
      ['L2', 'R2', 'reference', 'sure'],
      ['L3', 'R3', 'chequeNumber', 'sure'],
    ]);
  });

  test('exact amount and payer: below the threshold, so a person is asked; other days or names are nothing', () => {
    const words = 'UPI-SHARMA TRADERS-s@ok-999999999999-x';
    expect(told([line('L1', 5_00, words)], [tender('R1', 5_00)])).toEqual([['L1', 'R1', 'party', 'ask']]);
    expect(told([line('L1', 5_00, 'UPI-x')], [tender('R1', 5_00)])).toEqual([
      ['L1', 'R1', 'amountAlone', 'ask'],
    ]);
    expect(told([line('L1', 5_00, words, '', '2026-12-25')], [tender('R1', 5_00)])).toEqual([]);
    expect(told([line('L1', 5_00, words)], [tender('R1', 5_00, { currency: 'USD' })])).toEqual([]);
  });

  test('the same number and another amount is never a match', () => {
    const proposals = matchLines(
      [line('L1', 4_90_00, 'x', '412233445566')],
      [tender('R1', 5_00_00, { reference: '412233445566' })],
      policy,
    );
    expect(proposals).toMatchObject([{ reason: 'amountNear', isSure: false, differenceMinor: -10_00 }]);
  });

  test('ties are shown and never guessed, and what is surer goes first', () => {
    const two = [tender('R1', 5_00), tender('R2', 5_00)];
    expect(told([line('L1', 5_00, 'UPI-x')], two)).toEqual([
      ['L1', 'R1', 'amountAlone', 'tie'],
      ['L1', 'R2', 'amountAlone', 'tie'],
    ]);
    // The number takes L1 and R1 away; what is left is no tie any more.
    expect(told([line('L1', 5_00, number(1)), line('L2', 5_00, 'UPI-x')], two)).toEqual([
      ['L1', 'R1', 'receiptNumber', 'sure'],
      ['L2', 'R2', 'amountAlone', 'ask'],
    ]);
    // The same payment booked twice: which one it is nobody knows.
    expect(
      told([line('L1', 5_00, number(1)), line('L2', 5_00, number(1))], [two[0] as ClaimedTender]),
    ).toEqual([
      ['L1', 'R1', 'receiptNumber', 'tie'],
      ['L2', 'R1', 'receiptNumber', 'tie'],
    ]);
  });

  test('one line for several receipts, several lines for one', () => {
    const cheque = (id: string, amountMinor: number, reference: string) =>
      tender(id, amountMinor, { tender: 'cheque', reference });
    expect(
      told([line('L1', 11_00, `UPI ${number(1)} ${number(2)}`)], [tender('R1', 5_00), tender('R2', 6_00)]),
    ).toEqual([['L1', 'R1+R2', 'severalReceipts', 'sure']]);
    expect(told([line('L1', 5_00, number(3)), line('L2', 6_00, number(3))], [tender('R3', 11_00)])).toEqual([
      ['L1+L2', 'R3', 'severalLines', 'sure'],
    ]);
    // A deposit slip without numbers: the one set of cheques that comes to it.
    const waiting = [
      cheque('R1', 5_00, '000001'),
      cheque('R2', 6_00, '000002'),
      cheque('R3', 100_00, '000003'),
    ];
    expect(told([line('L1', 11_00, 'CLG DEP BRANCH')], waiting)).toEqual([
      ['L1', 'R1+R2', 'depositSlip', 'ask'],
    ]);
    expect(told([line('L1', 11_00, 'CLG DEP BRANCH')], [...waiting, cheque('R4', 6_00, '000004')])).toEqual(
      [],
    );
  });

  test('cash that was carried to the bank, by slip number or by amount', () => {
    const deposit = tender('D1', 50_00, { tender: 'cashDeposit', reference: 'SLIP7788', accountId: '' });
    expect(told([line('L1', 50_00, 'CASH DEPOSIT', 'SLIP7788')], [deposit])).toEqual([
      ['L1', 'D1', 'reference', 'sure'],
    ]);
    expect(told([line('L1', 50_00, 'BY CASH')], [deposit])).toEqual([['L1', 'D1', 'cashDeposit', 'ask']]);
  });

  test('a return is no money in', () => {
    expect(told([line('L1', 5_00, 'CHQ RETURN 000789', '000789')], [tender('R1', 5_00)])).toEqual([]);
  });
});

const anyLine = fc
  .record({
    id: fc.integer({ min: 1, max: 30 }),
    amountMinor: fc.constantFrom(5_00, 6_00, 11_00, 16_00),
    words: fc.constantFrom(
      'UPI-x',
      'CLG DEP',
      number(1),
      number(2),
      `${number(1)} ${number(2)}`,
      'SHARMA TRADERS',
      'CHQ 000001',
    ),
  })
  .map(({ id, amountMinor, words }) => line(`L${id}`, amountMinor, words));
const anyTender = fc
  .record({
    id: fc.integer({ min: 1, max: 12 }),
    amountMinor: fc.constantFrom(5_00, 6_00, 11_00),
    kind: fc.constantFrom('upi' as const, 'cheque' as const),
    reference: fc.constantFrom(null, '000001', '412233445566'),
  })
  .map(({ id, amountMinor, kind, reference }) => tender(`R${id}`, amountMinor, { tender: kind, reference }));
const book = fc.record({
  lines: fc.uniqueArray(anyLine, { maxLength: 12, selector: ({ lineId }) => lineId }),
  tenders: fc.uniqueArray(anyTender, { maxLength: 10, selector: tenderKey }),
  order: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
});

describe('whatever lines and receipts there are', () => {
  test('what is sure spends no line and no receipt twice, and agrees to the last unit', () => {
    fc.assert(
      fc.property(book, ({ lines, tenders }) => {
        const sure = matchLines(lines, tenders, policy).filter(({ isSure }) => isSure);
        const ends = sure.flatMap((one) => [...one.lineIds, ...one.tenders.map(tenderKey)]);
        expect(new Set(ends).size).toBe(ends.length);
        for (const one of sure) {
          const inMinor = lines
            .filter(({ lineId }) => one.lineIds.includes(lineId))
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(one.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(inMinor);
          expect(one.confidence).toBeGreaterThanOrEqual(policy.threshold);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('another order of lines and receipts gives the same proposals', () => {
    fc.assert(
      fc.property(book, ({ lines, tenders, order }) => {
        const shuffled = <One>(list: readonly One[]): One[] =>
          list
            .map((one, at) => ({ one, key: order[at] ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
        expect(matchLines(shuffled(lines), shuffled(tenders), policy)).toEqual(
          matchLines(lines, tenders, policy),
        );
      }),
      { numRuns: 400 },
    );
  });
});
