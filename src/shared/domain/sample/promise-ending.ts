import { nextWorkingDay, shiftToWorkingDay } from '../calendar.ts';
import { addDays, type PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { takeMoney } from './life-money.ts';
import type { PromiseTerms } from './life-promise.ts';
import { type Profile, taxKeptBackMinor } from './profile.ts';

/** How a promise ends. */
export type PromiseEnding = 'kept' | 'late' | 'less' | 'part' | 'broken';

/** Plans what is paid on a promise just made, by the debtor's ways; answers how it will end. */
export function planPromiseEnding(life: AccountLife, terms: PromiseTerms, profile: Profile): PromiseEnding {
  const [kept, late, less, part, broken] = profile.promiseEnds;
  const ending = life.random.weighted<PromiseEnding>([
    ['kept', kept],
    ['late', late],
    ['less', less],
    ['part', part],
    ['broken', broken],
  ]);
  endPromise(life, terms, profile, ending);
  return ending;
}

/** Plans the payment that ends a promise in a given way; nothing where it is broken. */
export function endPromise(
  life: AccountLife,
  terms: PromiseTerms,
  profile: Profile,
  ending: PromiseEnding,
): void {
  const payment = paymentOf(life, terms, ending);
  if (payment === null) return;
  life.later(payment.on, () => payPromised(life, terms, profile, payment.amountMinor));
}

/** Money against a promise: cash and cheques in the field, the rest at the desk. */
export function payPromised(
  life: AccountLife,
  terms: PromiseTerms,
  profile: Profile,
  amountMinor: number,
): void {
  const { staff } = life.setting;
  const isField = terms.mode === 'cash' || terms.mode === 'cheque';
  const keepsTax = terms.mode === 'bankTransfer' && profile.taxBasisPoints > 0;
  takeMoney(life, {
    amountMinor,
    way: terms.mode === 'cash' && life.random.chance(20) ? 'mixed' : terms.mode,
    by: isField ? staff.field : staff.desk,
    ...(keepsTax ? { taxMinor: taxKeptBackMinor(amountMinor, profile) } : {}),
  });
}

function paymentOf(
  life: AccountLife,
  { amountMinor, dueOn }: PromiseTerms,
  ending: PromiseEnding,
): { readonly on: PlainDate; readonly amountMinor: number } | null {
  const { random } = life;
  const { calendar } = life.setting.rules;
  switch (ending) {
    case 'kept':
      return { on: random.chance(25) ? addDays(dueOn, -1) : dueOn, amountMinor };
    case 'late':
      // Grace counts from the next working day where the due date is a day off.
      return { on: nextWorkingDay(shiftToWorkingDay(dueOn, 'after', calendar), calendar), amountMinor };
    case 'less':
      return { on: dueOn, amountMinor: Math.floor((amountMinor * random.between(960, 995)) / 1000) };
    case 'part':
      return { on: dueOn, amountMinor: Math.ceil((amountMinor * random.between(20, 70)) / 100) };
    case 'broken':
      return null;
  }
}
