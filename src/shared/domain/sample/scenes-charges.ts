import { currentValue } from '../account/state.ts';
import { daysBetween, endOfMonth } from '../dates.ts';
import { freezeInterest, payEarly } from './life-charges.ts';
import { claimOf } from './plan-claims.ts';
import type { Scene } from './scene.ts';
import { tidyUp, toDaysBefore } from './scene-steps.ts';

/** Scenes about the price of time: interest that was written in, and a discount for paying early. */
export const chargeScenes = {
  interestWrittenIn: {
    name: 'interestWrittenIn',
    recent: 'overdue',
    only: 'trade',
    extraClaims: (question, random) => {
      const number = `KTS/INT/${String(question.place + 1).padStart(5, '0')}`;
      const words = {
        number,
        itemKey: number,
        kind: 'invoice',
        issuedOn: question.calendar.day(-55),
        dueOn: question.calendar.day(-40),
        amountMinor: random.between(9_000, 21_000) * 1_000,
      } as const;
      return [{ ...claimOf(question, words, random), habit: 'chased', paidOn: null }];
    },
    play: (life) => {
      tidyUp(life);
      const monthEnd = endOfMonth(life.today);
      if (monthEnd < life.setting.calendar.asOf) life.advanceTo(monthEnd);
      freezeInterest(life);
    },
  },
  paidEarly: {
    name: 'paidEarlyForDiscount',
    recent: 'settled',
    only: 'trade',
    extraClaims: (question, random) => {
      const number = `KTS/EARLY/${String(question.place + 1).padStart(5, '0')}`;
      const words = {
        number,
        itemKey: number,
        kind: 'invoice',
        // Before the last file but one, so that it is known when it is paid.
        issuedOn: question.calendar.day(-36),
        dueOn: question.calendar.day(9),
        amountMinor: random.between(9_000, 21_000) * 1_000,
      } as const;
      return [{ ...claimOf(question, words, random), habit: 'chased', paidOn: null }];
    },
    play: (life) => {
      tidyUp(life);
      toDaysBefore(life, 8);
      const values = [...life.state.items.values()].flatMap((item) => currentValue(item) ?? []);
      const claim = values.find(({ number }) => number.startsWith('KTS/EARLY/'));
      if (claim === undefined || life.openMinorOf(claim.itemId) !== claim.amountMinor) return;
      const { itemId, amountMinor, issuedOn } = claim;
      payEarly(life, { itemId, amountMinor, days: daysBetween(issuedOn, life.today) });
    },
  },
} as const satisfies Readonly<Record<string, Scene>>;
