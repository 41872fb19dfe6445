import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  blankForm,
  changeForm,
  type FormAct,
  formOfDraft,
  isThirdPartySafe,
  isWorthKeeping,
  type OutcomeForm,
} from '../../../../src/renderer/features/interaction/outcome-form.ts';
import { outcomeFields, outcomeOf } from '../../../../src/shared/domain/disposition/disposition-matrix.ts';
import { shippedDispositions } from './house-dispositions.ts';

const matrix = shippedDispositions();
const start = {
  commandId: '01930000-0000-7000-8000-000000000001',
  accountId: 'account-1',
  channel: 'call' as const,
  openedAtMs: 1_764_000_000_000,
  phoneId: 'phone-1',
  addressId: null,
};
const fresh = blankForm(start);

function outcome(code: string) {
  const found = outcomeOf(matrix, code);
  if (found === undefined) throw new Error(`no outcome ${code}`);
  return found;
}

const choose = (form: OutcomeForm, code: string): OutcomeForm =>
  changeForm(form, { type: 'outcome', outcome: outcome(code), usualMode: 'upi' });

describe('choosing an outcome', () => {
  test('takes the usual mode where the outcome asks for one, and keeps a mode that was chosen', () => {
    expect(choose(fresh, 'PTP').texts).toEqual({ mode: 'upi' });
    const cash = changeForm(fresh, { type: 'text', field: 'mode', text: 'cash' });
    expect(choose(cash, 'PTP').texts).toEqual({ mode: 'cash' });
    expect(choose(fresh, 'RNR').texts).toEqual({});
  });

  test('another one keeps what was typed, because people press the wrong key', () => {
    const typed = changeForm(choose(fresh, 'PTP'), { type: 'text', field: 'amount', text: '5000' });
    expect(choose(choose(typed, 'RNR'), 'PTP').texts).toEqual({ mode: 'upi', amount: '5000' });
  });

  test('hides balances for one that only somebody else can tell, and shows them again for another', () => {
    const message = choose(fresh, 'LMT');
    expect(isThirdPartySafe(message, outcome('LMT'))).toBe(true);
    const promise = choose(message, 'PTP');
    expect(isThirdPartySafe(promise, outcome('PTP'))).toBe(false);
  });

  test('leaves open who was reached where the outcome does, and follows the switch', () => {
    expect(choose(fresh, 'SICK').contactClass).toBe('RPC');
    const other = changeForm(fresh, { type: 'thirdParty', isOn: true, keepsOutcome: true });
    expect(choose(other, 'SICK').contactClass).toBe('TPC');
    expect(choose(fresh, 'PTP').contactClass).toBeNull();
  });
});

test('a form that was only opened is not kept, and anything said makes it worth keeping', () => {
  expect(isWorthKeeping(fresh)).toBe(false);
  expect(isWorthKeeping({ ...fresh, texts: { noFixReason: 'noGps' } })).toBe(false);
  expect(isWorthKeeping(changeForm(fresh, { type: 'phrase', code: 'willPaySoon' }))).toBe(true);
  expect(isWorthKeeping(choose(fresh, 'RNR'))).toBe(true);
  expect(isWorthKeeping(changeForm(fresh, { type: 'text', field: 'note', text: 'x' }))).toBe(true);
});

test('a phrase is put on and taken off again', () => {
  const on = changeForm(fresh, { type: 'phrase', code: 'willPaySoon' });
  expect(changeForm(on, { type: 'phrase', code: 'willPaySoon' })).toEqual(fresh);
});

test('a body that is no form of a contact opens nothing', () => {
  expect(['', 'null', '[]', '{"tenders":[]}', '{'].map(formOfDraft)).toEqual([null, null, null, null, null]);
});

const act: fc.Arbitrary<FormAct> = fc.oneof(
  fc.record({
    type: fc.constant('outcome' as const),
    outcome: fc.constantFrom(...matrix.outcomes),
    usualMode: fc.constantFrom('cash', 'upi'),
  }),
  fc.record({
    type: fc.constant('text' as const),
    field: fc.constantFrom(...outcomeFields),
    text: fc.string({ unit: 'grapheme' }),
  }),
  fc.record({ type: fc.constant('phrase' as const), code: fc.constantFrom('willPaySoon', 'spokeRudely') }),
  fc.record({
    type: fc.constant('thirdParty' as const),
    isOn: fc.boolean(),
    keepsOutcome: fc.boolean(),
  }),
);

test('whatever was typed, the draft gives the form back byte for byte', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const form = acts.reduce(changeForm, fresh);
      const body = JSON.stringify(form);
      expect(formOfDraft(body)).toEqual(form);
      expect(JSON.stringify(formOfDraft(body))).toBe(body);
    }),
  );
});
