import type { AccountLife } from './account-life.ts';
import { decideOnPromise, promisesToday, renewPromise, withdrawPromise } from './life-promise.ts';
import type { Profile } from './profile.ts';
import { payPromised } from './promise-ending.ts';
import type { Scene } from './scene.ts';
import { contact, missedCall, promiseOnCall, tidyUp, toWorkingDay } from './scene-steps.ts';

/** Scenes about promises, one for every state that a promise can stand in. */
export const promiseScenes = {
  running: overdue('promiseRunning', (life) => {
    toWorkingDay(life, life.random.between(1, 3));
    promiseOnCall(
      life,
      life.setting.calendar.day(life.random.between(2, 7)),
      life.random.pick([100, 60, 40]),
    );
  }),
  runningAtDoor: overdue('promiseAtDoor', (life) => {
    toWorkingDay(life, 2);
    const amountMinor = Math.max(10_000, Math.floor(life.open().overdueMinor / 2));
    const promise = { amountMinor, dueOn: life.setting.calendar.day(4), mode: 'cash' } as const;
    contact(life, { channel: 'visit', outcome: 'F-PTP', promise, remark: 'promise' });
  }),
  dueToday: overdue('promiseDueToday', (life) => {
    toWorkingDay(life, 4);
    promiseOnCall(life, life.setting.calendar.asOf, life.random.pick([100, 50]));
  }),
  inGrace: overdue('promiseInGrace', (life) => {
    toWorkingDay(life, 5);
    promiseOnCall(life, life.setting.calendar.day(-1));
  }),
  broken: overdue('promiseBroken', (life) => {
    toWorkingDay(life, 12);
    promiseOnCall(life, life.setting.calendar.workingDaysBefore(8));
    if (life.random.chance(50)) missedCall(life, 3);
  }),
  partlyKept: overdue('promisePartlyKept', (life, profile) => {
    toWorkingDay(life, 13);
    const { terms } = promiseOnCall(life, life.setting.calendar.workingDaysBefore(9));
    toWorkingDay(life, 9);
    payPromised(life, terms, profile, Math.max(1, Math.floor(terms.amountMinor / 3)));
  }),
  kept: overdue('promiseKept', (life, profile) => {
    toWorkingDay(life, 13);
    const { terms } = promiseOnCall(life, life.setting.calendar.workingDaysBefore(9), 40);
    toWorkingDay(life, 9);
    payPromised(life, terms, profile, terms.amountMinor);
  }),
  keptWithVariance: overdue('promiseKeptWithVariance', (life, profile) => {
    toWorkingDay(life, 13);
    const { terms } = promiseOnCall(life, life.setting.calendar.workingDaysBefore(9), 40);
    toWorkingDay(life, 8);
    payPromised(life, terms, profile, Math.ceil((terms.amountMinor * 98) / 100));
  }),
  renewalWaits: overdue('renewalWaitsForApproval', (life) => {
    renewedTo(life, 3);
  }),
  renewalApproved: overdue('renewalApproved', (life) => {
    const promiseId = renewedTo(life, 3);
    toWorkingDay(life, 3);
    if (promiseId !== null) decideOnPromise(life, promiseId, 'approved');
  }),
  renewalRejected: overdue('renewalRejected', (life) => {
    const promiseId = renewedTo(life, 3);
    toWorkingDay(life, 3);
    if (promiseId !== null) decideOnPromise(life, promiseId, 'rejected');
  }),
  renewedOnce: overdue('promiseRenewed', (life) => {
    renewedTo(life, 1);
  }),
  withdrawn: overdue('promiseWithdrawnByCustomer', (life) => {
    toWorkingDay(life, 7);
    const { promiseId } = promiseOnCall(life, life.setting.calendar.day(2));
    toWorkingDay(life, 4);
    if (promiseId !== null) withdrawPromise(life, promiseId, 'customer');
  }),
  withdrawnByUs: overdue('promiseWithdrawnByUs', (life) => {
    toWorkingDay(life, 7);
    const { promiseId } = promiseOnCall(life, life.setting.calendar.day(2));
    toWorkingDay(life, 6);
    if (promiseId !== null) withdrawPromise(life, promiseId, 'us');
  }),
} as const satisfies Readonly<Record<string, Scene>>;

function overdue(name: string, last: (life: AccountLife, profile: Profile) => void): Scene {
  return {
    name,
    recent: 'overdue',
    play: (life, profile) => {
      tidyUp(life);
      last(life, profile);
    },
  };
}

/** The same promise put off again and again, before its grace is over; answers the id of the last one. */
function renewedTo(life: AccountLife, level: number): string | null {
  const { calendar } = life.setting;
  toWorkingDay(life, 17);
  let { promiseId } = promiseOnCall(life, calendar.workingDaysBefore(14));
  for (let at = 1; at <= level; at += 1) {
    toWorkingDay(life, 17 - 4 * at);
    const replaced = promisesToday(life).find(({ promise }) => promise.promiseId === promiseId);
    if (replaced === undefined) return null;
    const { amountMinor } = replaced.promise;
    const dueOn = at === level ? calendar.day(3) : calendar.workingDaysBefore(14 - 4 * at);
    promiseId = renewPromise(life, life.setting.staff.desk, {
      amountMinor,
      dueOn,
      mode: 'upi',
      replaces: replaced.promise.promiseId,
    });
  }
  return promiseId;
}
