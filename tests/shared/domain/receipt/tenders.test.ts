import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { type ReceiptPolicy, receiptPolicySchema } from '../../../../src/shared/domain/receipt/policy.ts';
import {
  cashMinorOf,
  checkTenders,
  chequeValidUntil,
  type Tender,
} from '../../../../src/shared/domain/receipt/tenders.ts';
import { policyFile } from '../policy-file.ts';

const policy = receiptPolicySchema.parse(policyFile('receipt'));
const on = plainDate('2026-11-22');

const tender = (kind: Tender['tender'], amountMinor: number, words: Partial<Tender> = {}): Tender => ({
  tender: kind,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
  ...words,
});

const cheque = (instrumentOn: string | null, words: Partial<Tender> = {}) =>
  tender('cheque', 5000, {
    reference: '000123',
    bank: 'Bank of Pune',
    instrumentOn: instrumentOn === null ? null : plainDate(instrumentOn),
    ...words,
  });

function check(tenders: readonly Tender[], words: { amountMinor?: number; policy?: ReceiptPolicy } = {}) {
  const sumMinor = tenders.reduce((sum, one) => sum + one.amountMinor, 0);
  const result = checkTenders({ tenders, amountMinor: sumMinor, on, policy, ...words });
  return result.ok ? result.value : result.refusal;
}

describe('tenders of one receipt (decided 8)', () => {
  it('takes cash, a cheque and deducted tax together', () => {
    const tenders = [tender('cash', 40_000), cheque('2026-11-20'), tender('taxDeducted', 5000)];
    expect(check(tenders)).toEqual([]);
    expect(cashMinorOf(tenders)).toBe(40_000);
  });

  it('refuses tenders that do not come to the receipt, none at all, too many, and one of nothing', () => {
    expect(check([tender('cash', 100)], { amountMinor: 101 })).toEqual({
      code: 'tendersDiffer',
      sumMinor: 100,
      amountMinor: 101,
    });
    expect(check([])).toEqual({ code: 'tenderMissing' });
    expect(check(Array.from({ length: 11 }, () => tender('cash', 1)))).toEqual({
      code: 'tendersTooMany',
      maximum: 10,
    });
    expect(check([tender('cash', 100), tender('cash', 0)])).toEqual({ code: 'tenderNotPositive', at: 1 });
  });
});

describe('cheques (row V6)', () => {
  it('takes one to the last day of its three months, and refuses it the day after', () => {
    expect(chequeValidUntil(plainDate('2026-08-22'), 3)).toBe('2026-11-22');
    expect(check([cheque('2026-08-22')])).toEqual([]);
    expect(check([cheque('2026-08-21')])).toEqual({
      code: 'chequeTooOld',
      at: 0,
      validUntil: '2026-11-21',
    });
  });

  it('counts the months by the calendar: 30 November is valid to the last of February', () => {
    expect(chequeValidUntil(plainDate('2026-11-30'), 3)).toBe('2027-02-28');
  });

  it('warns of a post-dated one, however far away, and of a missing bank', () => {
    expect(check([cheque(addDays(on, 1), { bank: ' ' })])).toEqual([
      { code: 'chequePostDated', at: 0 },
      { code: 'bankMissing', at: 0 },
    ]);
    expect(check([cheque('9999-12-31')])).toEqual([{ code: 'chequePostDated', at: 0 }]);
  });

  it('refuses one without a date, or with a number that is not six digits', () => {
    expect(check([cheque(null)])).toEqual({ code: 'chequeDateMissing', at: 0 });
    expect(check([cheque('2026-11-20', { reference: '12345' })])).toEqual({
      code: 'chequeNumberMalformed',
      at: 0,
    });
  });
});

describe('references (row V6)', () => {
  it('takes a UPI reference of twelve digits and refuses another, or warns where the policy says so', () => {
    const upi = (reference: string) => [tender('upi', 100, { reference })];
    expect(check(upi('432112345678'))).toEqual([]);
    expect(check(upi('T23112'))).toEqual({ code: 'upiReferenceMalformed', at: 0 });
    const lenient = { ...policy, malformedUpiReference: 'warn' } as const;
    expect(check(upi('T23112'), { policy: lenient })).toEqual([{ code: 'upiReferenceMalformed', at: 0 }]);
    expect(check(upi('T23112'), { policy: { ...policy, malformedUpiReference: 'allow' } })).toEqual([]);
  });

  it('warns of a missing reference, or refuses it where the policy says so', () => {
    expect(check([tender('cash', 1), tender('upi', 100)])).toEqual([{ code: 'referenceMissing', at: 1 }]);
    expect(
      check([tender('bankTransfer', 100)], { policy: { ...policy, missingReference: 'refuse' } }),
    ).toEqual({ code: 'referenceMissing', at: 0 });
  });

  it('knows the lengths of NEFT, RTGS and IMPS references and only warns of others', () => {
    const transfer = (reference: string) => check([tender('bankTransfer', 100, { reference })]);
    expect(transfer('SBIN526112233445')).toEqual([]);
    expect(transfer('SBINR52026112212345678')).toEqual([]);
    expect(transfer('632611223344')).toEqual([]);
    expect(transfer('ABC')).toEqual([{ code: 'transferReferenceUnusual', at: 0 }]);
  });

  it('refuses the same reference twice on one receipt; two banks may number cheques alike', () => {
    const upi = tender('upi', 100, { reference: '432112345678' });
    expect(check([upi, upi])).toEqual({ code: 'referenceTwice', at: 1 });
    expect(check([cheque('2026-11-20'), cheque('2026-11-20', { bank: 'Bank of Nashik' })])).toEqual([]);
    expect(check([cheque('2026-11-20'), cheque('2026-11-20')])).toEqual({ code: 'referenceTwice', at: 1 });
  });
});

it('asks about tax deducted above a fifth of the receipt', () => {
  expect(check([tender('cash', 80), tender('taxDeducted', 20)])).toEqual([]);
  expect(check([tender('cash', 79), tender('taxDeducted', 21)])).toEqual([
    { code: 'taxShareUnusual', at: 1 },
  ]);
});
