import { describe, expect, test } from 'vitest';
import {
  cashLimitOf,
  decideCashTaking,
  oldestCashMs,
  walletStanding,
} from '../../../../src/shared/domain/cash/limits.ts';
import { type CashPolicy, cashPolicySchema } from '../../../../src/shared/domain/cash/policy.ts';
import type { WalletMovement } from '../../../../src/shared/domain/wallet/movement.ts';
import { day } from '../events/build-event.ts';
import { policyFile } from '../policy-file.ts';

const hour = 3_600_000;
const shipped = cashPolicySchema.parse(policyFile('cash'));

function moved(amountMinor: number, atHour: number, currency = 'INR'): WalletMovement {
  return {
    eventId: `E-${atHour}-${amountMinor}`,
    kind: amountMinor > 0 ? 'cash.received' : 'cash.deposited',
    currency,
    amountMinor,
    on: day('2026-11-24'),
    recordedMs: atHour * hour,
    receiptId: null,
    accountId: null,
    subjectId: null,
  };
}

const limitOf = (policy: CashPolicy, ...roles: ('field' | 'desk' | 'cashier')[]) =>
  cashLimitOf(policy, { userId: 'ravi', roles }, 'INR');

describe('whose limit', () => {
  test('the field has fifty thousand rupees for a day; who counts the money of others has none', () => {
    expect(limitOf(shipped, 'field')).toEqual({ currency: 'INR', amountMinor: 5_000_000, ageHours: 24 });
    expect(limitOf(shipped, 'cashier')).toBeNull();
    expect(limitOf(shipped, 'field', 'cashier')).toBeNull();
  });

  test('a limit of one’s own stands in place of the role’s, also none', () => {
    const own = { currency: 'INR', amountMinor: 100, ageHours: 1 };
    expect(limitOf({ ...shipped, limitsByUser: { ravi: [own] } }, 'field')).toEqual(own);
    expect(limitOf({ ...shipped, limitsByUser: { ravi: null } }, 'field')).toBeNull();
  });
});

test('what goes out is what came in first: the oldest cash in hand is what is left', () => {
  expect(oldestCashMs([moved(100, 1), moved(200, 2), moved(-100, 3)], 'INR')).toBe(2 * hour);
  expect(oldestCashMs([moved(100, 1), moved(200, 2), moved(-99, 3)], 'INR')).toBe(hour);
  expect(oldestCashMs([moved(100, 1), moved(-100, 3)], 'INR')).toBeNull();
  expect(oldestCashMs([moved(100, 1)], 'USD')).toBeNull();
});

describe('taking cash', () => {
  const limit = limitOf(shipped, 'field');
  const asked = (movements: WalletMovement[], atHour: number, cashMinor: number) => {
    const standing = walletStanding({
      movements,
      currency: 'INR',
      limit,
      policy: shipped,
      nowMs: atHour * hour,
    });
    return decideCashTaking(standing, cashMinor, shipped);
  };

  test('is let pass up to the limit, warned about from four fifths of it, and stopped above it with what may be taken', () => {
    expect(asked([], 1, 3_999_999)).toEqual({ ok: true, value: [] });
    expect(asked([], 1, 4_000_000)).toEqual({ ok: true, value: ['cashNearLimit'] });
    expect(asked([moved(4_000_000, 1)], 2, 1_000_000)).toEqual({ ok: true, value: ['cashNearLimit'] });
    expect(asked([moved(4_000_000, 1)], 2, 1_000_001)).toEqual({
      ok: false,
      refusal: {
        code: 'cashLimit',
        currency: 'INR',
        inHandMinor: 4_000_000,
        limitMinor: 5_000_000,
        headroomMinor: 1_000_000,
      },
    });
  });

  test('is stopped while any cash in hand is a day old, and free again after a deposit', () => {
    const old = moved(100, 1);
    expect(asked([old], 20, 1)).toEqual({ ok: true, value: [] });
    expect(asked([old], 21, 1)).toEqual({ ok: true, value: ['cashGettingOld'] });
    expect(asked([old], 25, 1)).toEqual({
      ok: false,
      refusal: { code: 'cashTooOld', currency: 'INR', inHandMinor: 100, heldHours: 24, limitHours: 24 },
    });
    expect(asked([old, moved(-100, 24)], 25, 1)).toEqual({ ok: true, value: [] });
  });

  test('a receipt without cash asks nothing', () => {
    expect(asked([moved(9_000_000, 1)], 99, 0)).toEqual({ ok: true, value: [] });
  });
});

test('a wallet says where it stands at every moment', () => {
  const limit = limitOf(shipped, 'field');
  const movements = [moved(5_000_000, 1), moved(50, 1, 'USD')];
  expect(walletStanding({ movements, currency: 'INR', limit, policy: shipped, nowMs: 3 * hour })).toEqual({
    currency: 'INR',
    inHandMinor: 5_000_000,
    limit,
    oldestMs: hour,
    heldHours: 2,
    warnings: ['cashNearLimit'],
    isBlocked: true,
  });
});
