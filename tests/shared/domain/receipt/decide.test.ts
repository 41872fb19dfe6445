import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { decideReceipt, type ReceiptQuestion } from '../../../../src/shared/domain/receipt/decide.ts';
import { receiptPolicySchema } from '../../../../src/shared/domain/receipt/policy.ts';
import { housePolicy } from '../allocation/house-policies.ts';
import { policyFile } from '../policy-file.ts';

const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});
const item = (itemId: string, dueOn: string, openMinor: number) => ({
  itemId,
  issuedOn: plainDate('2026-08-01'),
  dueOn: plainDate(dueOn),
  openMinor,
  disputedMinor: 0,
});

function decide(words: Partial<ReceiptQuestion> = {}) {
  const result = decideReceipt({
    amountMinor: 60_000,
    currency: 'INR',
    accountCurrency: 'INR',
    tenders: [cash(words.amountMinor ?? 60_000)],
    denominations: null,
    openItems: [item('young', '2026-10-05', 30_000), item('old', '2026-09-05', 50_000)],
    direction: null,
    choice: null,
    allocation: housePolicy('in-contract-act'),
    on: plainDate('2026-11-22'),
    policy: receiptPolicySchema.parse(policyFile('receipt')),
    ...words,
  });
  return result.ok ? result.value : result.refusal;
}

describe('decideReceipt', () => {
  it('answers the split that is printed, and the cash for the wallet', () => {
    expect(
      decide({
        tenders: [
          cash(45_000),
          { ...cash(10_000), tender: 'upi', reference: '432112345678' },
          {
            ...cash(5000),
            tender: 'taxDeducted',
          },
        ],
        denominations: [
          { valueMinor: 20_000, count: 2 },
          { valueMinor: 5000, count: 1 },
        ],
      }),
    ).toEqual({
      lines: [
        { itemId: 'old', amountMinor: 50_000 },
        { itemId: 'young', amountMinor: 10_000 },
      ],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'orderOfTime',
      cashMinor: 45_000,
      warnings: [],
    });
  });

  it('asks about what stays unapplied', () => {
    expect(decide({ amountMinor: 90_000 })).toMatchObject({
      unappliedMinor: 10_000,
      warnings: [{ code: 'amountUnapplied', unappliedMinor: 10_000 }],
    });
  });

  it('follows a direction and names its basis', () => {
    expect(decide({ direction: { items: [{ itemId: 'young', amountMinor: null }] } })).toMatchObject({
      lines: [
        { itemId: 'young', amountMinor: 30_000 },
        { itemId: 'old', amountMinor: 30_000 },
      ],
      basis: 'directed',
    });
  });

  it('refuses an amount of nothing, another currency, tenders or notes that do not agree', () => {
    expect(decide({ amountMinor: 0 })).toEqual({ code: 'amountNotPositive' });
    expect(decide({ currency: 'USD' })).toMatchObject({ code: 'currencyDiffers' });
    expect(decide({ tenders: [cash(1)] })).toMatchObject({ code: 'tendersDiffer' });
    expect(decide({ denominations: [{ valueMinor: 50_000, count: 1 }] })).toEqual({
      code: 'denominationsDiffer',
      countedMinor: 50_000,
      cashMinor: 60_000,
    });
  });

  it('refuses a direction that cannot be followed', () => {
    const directed = (...items: readonly { itemId: string; amountMinor: number | null }[]) =>
      decide({ direction: { items } });

    expect(directed()).toEqual({ code: 'directionEmpty' });
    expect(directed({ itemId: 'paid', amountMinor: null })).toEqual({
      code: 'directedItemNotOpen',
      itemId: 'paid',
    });
    expect(directed({ itemId: 'old', amountMinor: null }, { itemId: 'old', amountMinor: 1 })).toEqual({
      code: 'directedTwice',
      itemId: 'old',
    });
    expect(directed({ itemId: 'young', amountMinor: 30_001 })).toEqual({
      code: 'directedAmountInvalid',
      itemId: 'young',
      openMinor: 30_000,
    });
    expect(
      directed({ itemId: 'young', amountMinor: 30_000 }, { itemId: 'old', amountMinor: 30_001 }),
    ).toEqual({
      code: 'directedAboveAmount',
      directedMinor: 60_001,
      amountMinor: 60_000,
    });
  });
});
