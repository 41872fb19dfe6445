import type { PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { workingPhone } from './life-contact.ts';
import { snooze } from './life-standing.ts';
import type { Scene } from './scene.ts';
import { addNumber, contact, missedCall, tidyUp, toWorkingDay, workedWithoutResult } from './scene-steps.ts';

/** Scenes about appointments, signs of life, numbers that fail, and plain work on what is late. */
export const contactScenes = {
  ranked: overdue('ranked', workedWithoutResult),
  rankedInField: overdue('rankedInField', (life) => {
    tidyUp(life);
    toWorkingDay(life, 12);
    contact(life, { channel: 'visit', outcome: 'F-REF', reason: 'noFunds', remark: 'refusal' });
    toWorkingDay(life, 9);
    contact(life, { channel: 'visit', outcome: 'F-DLK', reason: 'doorLocked', remark: 'visit' });
    missedCall(life, 6);
  }),
  untouched: overdue('untouched', tidyUp),
  callToday: overdue('callBackToday', (life) => {
    tidyUp(life);
    const { calendar } = life.setting;
    callBack(life, 2, calendar.asOf, calendar.instantMs(calendar.asOf, life.random.between(20, 34) * 30));
  }),
  visitToday: overdue('visitToday', (life) => {
    tidyUp(life);
    toWorkingDay(life, 3);
    comeLater(life, life.setting.calendar.asOf);
  }),
  appointmentYesterday: overdue('appointmentMissedYesterday', (life) => {
    tidyUp(life);
    callBack(life, 4, life.setting.calendar.day(-1), null);
  }),
  followUp: overdue('followUpPlanned', (life) => {
    tidyUp(life);
    toWorkingDay(life, 2);
    comeLater(life, life.setting.calendar.day(3));
  }),
  snoozed: overdue('snoozed', (life) => {
    workedWithoutResult(life);
    toWorkingDay(life, 1);
    snooze(life, life.setting.staff.desk, life.setting.calendar.day(life.random.between(3, 12)));
  }),
  inbound: overdue('inboundUnanswered', (life) => {
    workedWithoutResult(life);
    toWorkingDay(life, 1);
    const details = { topic: life.random.pick(['payment', 'statement', 'callBack']) };
    contact(life, { channel: 'inbound', outcome: 'INB', details, remark: 'inbound' });
  }),
  numbersFail: overdue('numbersRetired', (life) => {
    workedWithoutResult(life);
    for (const workingDays of [7, 6]) {
      toWorkingDay(life, workingDays);
      contact(life, { channel: 'call', outcome: 'WRN', remark: 'noContact' });
    }
    toWorkingDay(life, 5);
    addNumber(life, 'neighbour');
    toWorkingDay(life, 4);
    if (workingPhone(life) !== null) contact(life, { channel: 'call', outcome: 'NOS', remark: 'noContact' });
  }),
  movedAway: overdue('movedAway', (life) => {
    tidyUp(life);
    toWorkingDay(life, 10);
    contact(life, { channel: 'visit', outcome: 'F-WAD', remark: 'visit' });
    missedCall(life, 7);
    missedCall(life, 5);
  }),
} as const satisfies Readonly<Record<string, Scene>>;

function overdue(name: string, play: (life: AccountLife) => void): Scene {
  return { name, recent: 'overdue', play };
}

function callBack(life: AccountLife, workingDays: number, on: PlainDate, atMs: number | null): void {
  toWorkingDay(life, workingDays);
  contact(life, { channel: 'call', outcome: 'CBK', appointment: { channel: 'call', on, atMs } });
}

function comeLater(life: AccountLife, on: PlainDate): void {
  contact(life, {
    channel: 'visit',
    outcome: 'F-RSC',
    appointment: { channel: 'visit', on, atMs: null },
    remark: 'visit',
  });
}
