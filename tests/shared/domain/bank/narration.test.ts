import { describe, expect, test } from 'vitest';
import { normaliseReference, readNarration } from '../../../../src/shared/domain/bank/narration.ts';
import { receiptNumbersIn } from '../../../../src/shared/domain/bank/receipt-numbers-in.ts';
import { formatReceiptNumber } from '../../../../src/shared/domain/receipt-number.ts';

const ours = formatReceiptNumber({ prefix: 'K3W7Q2', counter: 1 });

describe('what the words of a bank say', () => {
  test.each([
    [
      `UPI-RAMESH KUMAR-ramesh@okicici-ICIC0001234-412233445566-${ours}`,
      '0000412233445566',
      { channel: 'upi', references: ['412233445566'], receiptNumbers: [ours], payerName: 'RAMESH KUMAR' },
    ],
    [
      'NEFT CR-SBIN0001234-SHARMA TRADERS-SBINN52026110312',
      'SBINN52026110312',
      { channel: 'neft', references: ['SBINN52026110312'], payerName: 'SHARMA TRADERS' },
    ],
    [
      'RTGS-HDFCR52026110312345678-MEHTA STEEL-INV 77, 78',
      '',
      { channel: 'rtgs', references: ['HDFCR52026110312345678'], payerName: 'MEHTA STEEL' },
    ],
    [
      'MMT/IMPS/630912345678/rent nov/PATIL/HDFC0000007',
      '',
      { channel: 'imps', references: ['630912345678'], payerName: 'rent nov' },
    ],
    ['BY CLG 000789 SARASWAT BANK', '000789', { channel: 'cheque', chequeNumber: '000789' }],
    ['CHQ DEP 0000000789', '', { channel: 'cheque', chequeNumber: '000789' }],
    [
      'CHQ RETURN 000789 FUNDS INSUFFICIENT',
      '',
      { channel: 'cheque', isReturn: true, chequeNumber: '000789' },
    ],
    ['INWARD RETURN CHQ 000789', '', { isReturn: true, isReturnCharge: false, chequeNumber: '000789' }],
    ['CHQ RTN CHRG 000789 INCL GST', '', { isReturn: false, isReturnCharge: true, chequeNumber: '000789' }],
    ['SMS ALERT CHRG', '', { isReturn: false, isReturnCharge: false }],
    ['ACH D- TP RTN-MANDATE 123', '', { channel: 'nach', isReturn: true }],
    ['CASH DEPOSIT SELF', '', { channel: 'cash', payerName: null, isReturn: false }],
    ['Int.Pd:01-10-2026 to 31-12-2026', '', { channel: 'interest', isReturn: false }],
    ['', '', { channel: 'other', references: [], chequeNumber: null, payerName: null }],
  ] as const)('%s', (narration, reference, expected) => {
    expect(readNarration(narration, reference)).toMatchObject(expected);
  });

  test('our number is found without hyphens and between other signs; one with a slip in it is not ours', () => {
    const bare = ours.replaceAll('-', '');
    expect(receiptNumbersIn(`UPI/X${bare}/PAY`)).toContain(ours);
    expect(receiptNumbersIn(bare.toLowerCase())).toEqual([ours]);
    expect(receiptNumbersIn('K3W7Q2-000002-0 and K3W7Q2-000002-1')).not.toContain(ours);
  });

  test('references are compared without separators, case and zeros in front', () => {
    expect(['0000412233445566', '4122 3344 5566'].map(normaliseReference)).toEqual([
      '412233445566',
      '412233445566',
    ]);
    expect(normaliseReference('sbin-n520')).toBe('SBINN520');
  });
});
