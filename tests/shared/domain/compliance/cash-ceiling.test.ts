import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashHeadroom } from '../../../../src/shared/domain/compliance/cash-headroom.ts';
import { evaluateAction } from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import type { PastEvent, ProposedAction } from '../../../../src/shared/domain/compliance/facts.ts';
import { factsOf, shippedPacks, tradeFacts } from './shipped-packs.ts';

const packs = shippedPacks();
const at = (text: string) => Date.parse(text);
const noon = at('2026-11-23T12:00:00+05:30');

function cash(amountMinor: number, keys: Record<string, string> = { payerId: 'P1' }): ProposedAction {
  return { type: 'cash_receipt', amount: { amountMinor, currency: 'INR' }, keys };
}

function earlier(
  amountMinor: number,
  atMs: number,
  keys: Record<string, string> = { payerId: 'P1' },
): PastEvent {
  return {
    eventId: `e-${atMs}-${amountMinor}`,
    type: 'cash_receipt',
    atMs,
    keys,
    amount: { amountMinor, currency: 'INR' },
  };
}

describe('the statutory cash ceiling', () => {
  it('lets ₹1,99,999.99 pass with the firm’s own warning and stops ₹2,00,000.00 by law', () => {
    const below = evaluateAction(packs, cash(19_999_999), factsOf(tradeFacts), noon);
    expect([below.decision, below.primary?.ruleId, below.primary?.basis]).toEqual([
      'warn',
      'FIRM-CASH-WARN',
      'policy',
    ]);
    const reached = evaluateAction(packs, cash(20_000_000), factsOf(tradeFacts), noon);
    expect([reached.decision, reached.primary?.ruleId, reached.nextAllowed, reached.nextAllowedWhen]).toEqual(
      ['block', 'IN-TAX-186', null, 'bankMode'],
    );
    expect(reached.primary?.why).toEqual({
      constraint: 'amountLimit',
      allowed: '<200000.00',
      observed: '200000.00',
      zone: 'Asia/Kolkata',
      missingFact: null,
      headroomMinor: 19_999_999,
      currency: 'INR',
    });
    expect(reached.primary?.message).toEqual({
      key: 'in.cash',
      params: {
        ruleId: 'IN-TAX-186',
        basis: 'law',
        atMs: noon,
        limitMinor: 20_000_000,
        zone: 'Asia/Kolkata',
        observed: '200000.00',
        currency: 'INR',
        headroomMinor: 19_999_999,
        instrument: 'Income-tax Act 2025 s.186',
      },
    });
  });

  it('adds what the same payer gave today: ₹1,20,000 + ₹80,000 is stopped, ₹79,999 passes, tomorrow is new', () => {
    const facts = factsOf(tradeFacts, [earlier(12_000_000, at('2026-11-23T10:00:00+05:30'))]);
    const stopped = evaluateAction(packs, cash(8_000_000), facts, noon);
    expect([stopped.decision, stopped.primary?.ruleId, stopped.nextAllowed?.local]).toEqual([
      'block',
      'IN-TAX-186',
      '2026-11-24T00:00:00+05:30',
    ]);
    expect(stopped.primary?.why.headroomMinor).toBe(7_999_999);
    expect(evaluateAction(packs, cash(7_999_900), facts, noon).decision).toBe('warn');
    const tomorrow = evaluateAction(packs, cash(8_000_000), facts, at('2026-11-24T00:05:00+05:30'));
    expect(tomorrow.decision).toBe('allow');
  });

  it('counts only this payer and only cash, and still counts a receipt whose device clock runs ahead', () => {
    const other = factsOf(tradeFacts, [
      earlier(15_000_000, noon - 60_000, { payerId: 'P2' }),
      { ...earlier(15_000_000, noon - 60_000), type: 'bank_receipt' },
    ]);
    expect(evaluateAction(packs, cash(8_000_000), other, noon).decision).toBe('allow');
    const ahead = factsOf(tradeFacts, [earlier(15_000_000, noon + 60_000)]);
    expect(evaluateAction(packs, cash(8_000_000), ahead, noon).decision).toBe('block');
  });

  it('adds one transaction over many days, except a single loan instalment', () => {
    const keys = { payerId: 'P1', transactionId: 'INV-1' };
    const facts = (values: object) =>
      factsOf({ ...tradeFacts, ...values }, [earlier(15_000_000, at('2026-11-20T10:00:00+05:30'), keys)]);
    const stopped = evaluateAction(packs, cash(8_000_000, keys), facts({}), noon);
    expect([stopped.decision, stopped.nextAllowed, stopped.nextAllowedWhen]).toEqual([
      'block',
      null,
      'bankMode',
    ]);
    const instalment = facts({ 'receipt.instalmentNo': 7 });
    expect(evaluateAction(packs, cash(8_000_000, keys), instalment, noon).decision).toBe('allow');
  });

  it('cites the 1961 Act until 31 March 2026 and the 2025 Act from 1 April, at Indian midnight', () => {
    const ruleAt = (text: string) =>
      evaluateAction(packs, cash(20_000_000), factsOf(tradeFacts), at(text)).primary?.ruleId;
    expect(ruleAt('2026-03-31T23:59:59+05:30')).toBe('IN-TAX-269ST');
    expect(ruleAt('2026-04-01T00:00:00+05:30')).toBe('IN-TAX-186');
    expect(ruleAt('2017-03-31T12:00:00+05:30')).toBe('FIRM-CASH-WARN');
  });

  it('leaves banks and other countries alone, and warns where the money is of another currency', () => {
    const bank = factsOf({ ...tradeFacts, 'receiver.kind': 'bank' });
    expect(evaluateAction(packs, cash(25_000_000), bank, noon).decision).toBe('allow');
    const greece = factsOf({ ...tradeFacts, 'creditor.country': 'GR' });
    const euros: ProposedAction = {
      type: 'cash_receipt',
      amount: { amountMinor: 25_000_000, currency: 'EUR' },
    };
    expect(evaluateAction(packs, euros, greece, noon).decision).toBe('allow');
    const inIndia = evaluateAction(packs, euros, factsOf(tradeFacts), noon);
    expect([inIndia.decision, inIndia.primary?.ruleId, inIndia.primary?.why.currency]).toEqual([
      'warn',
      'IN-TAX-186',
      'INR',
    ]);
  });

  it('says the most that passes, and exactly that passes while one paisa more is stopped', () => {
    const amount = fc.integer({ min: 1, max: 15_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 4 }), (amounts) => {
        const facts = factsOf(
          tradeFacts,
          amounts.map((amountMinor, index) => earlier(amountMinor, noon - index * 1000)),
        );
        const most = cashHeadroom(packs, cash(1), facts, noon);
        const total = amounts.reduce((sum, amountMinor) => sum + amountMinor, 0);
        expect(most).toEqual({ amountMinor: Math.max(0, 19_999_999 - total), currency: 'INR' });
        if (most === null || most.amountMinor === 0) return;
        expect(evaluateAction(packs, cash(most.amountMinor), facts, noon).decision).not.toBe('block');
        expect(evaluateAction(packs, cash(most.amountMinor + 1), facts, noon).decision).toBe('block');
      }),
      { numRuns: 100 },
    );
  });
});
