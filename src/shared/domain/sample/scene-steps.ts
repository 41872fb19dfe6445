import type { PlainDate } from '../dates.ts';
import { partyStream } from '../events/envelope.ts';
import { derivedId } from '../ids.ts';
import type { AccountLife } from './account-life.ts';
import { inventedMobile } from './contact-details.ts';
import type { ContactSpec } from './contact-spec.ts';
import { logContact, workingPhone } from './life-contact.ts';
import { takeMoney } from './life-money.ts';
import { cancelPlans } from './life-plan.ts';
import type { PromiseTerms } from './life-promise.ts';
import { clearHolds, closeDisputes } from './life-standing.ts';

/** Lives on to the working day that stands so many before the day of the book; 1 is the last. */
export function toWorkingDay(life: AccountLife, count: number): PlainDate {
  const on = life.setting.calendar.workingDaysBefore(count);
  life.advanceTo(on);
  return on;
}

/** Lives on to a day so many calendar days before the day of the book, worked or not. */
export function toDaysBefore(life: AccountLife, days: number): PlainDate {
  const on = life.setting.calendar.day(-days);
  life.advanceTo(on);
  return on;
}

/** A month before the end everything that still runs is closed, so that the scene stands alone; a number is found. */
export function tidyUp(life: AccountLife): void {
  toWorkingDay(life, 19);
  cancelPlans(life, 'other');
  closeDisputes(life, 'rejected');
  clearHolds(life, 'Looked at: contact goes on');
  if (workingPhone(life) === null && life.start.party.addressId !== null) addNumber(life, 'mobile');
}

/** Somebody in the field learns another number. */
export function addNumber(life: AccountLife, role: string): void {
  const { partyId } = life.start.party;
  const number = inventedMobile(life.random);
  life.act(life.setting.staff.field, () => [
    {
      kind: 'phone.added',
      stream: partyStream(partyId),
      data: { phoneId: derivedId('N', partyId, number), role, source: 'visit' },
      personal: { number, contactName: null },
    },
  ]);
}

/** A call that nobody takes, on a working day before the end. */
export function missedCall(life: AccountLife, workingDays: number): void {
  toWorkingDay(life, workingDays);
  const outcome = life.random.pick(['RNR', 'SWO', 'BSY']);
  logContact(life, { channel: 'call', outcome, by: life.setting.staff.desk, remark: 'noContact' });
}

/** A talk without a result, and two calls that nobody takes: what is late goes back to the ranked list. */
export function workedWithoutResult(life: AccountLife): void {
  tidyUp(life);
  toWorkingDay(life, 15);
  const reason = life.random.pick(['waitingForPayment', 'noFunds']);
  logContact(life, {
    channel: 'call',
    outcome: 'NCM',
    by: life.setting.staff.desk,
    reason,
    remark: 'hardship',
  });
  missedCall(life, 11);
  missedCall(life, 8);
}

/** Logs a contact at the desk or in the field; answers its command's id. */
export function contact(
  life: AccountLife,
  spec: Omit<ContactSpec, 'by' | 'remark'> & Partial<ContactSpec>,
): string | null {
  const { staff } = life.setting;
  const by = spec.channel === 'visit' ? staff.field : staff.desk;
  return logContact(life, { by, remark: 'general', ...spec });
}

/** A promise by telephone of a share of what is late, at least a hundred rupees; answers its terms and id. */
export function promiseOnCall(
  life: AccountLife,
  dueOn: PlainDate,
  sharePercent = 100,
): { readonly promiseId: string | null; readonly terms: PromiseTerms } {
  const { overdueMinor, totalMinor } = life.open();
  const wholeMinor = overdueMinor > 0 ? overdueMinor : totalMinor;
  const amountMinor = Math.max(10_000, Math.floor((wholeMinor * sharePercent) / 100));
  const mode = life.start.law.product === 'trade' ? 'bankTransfer' : 'upi';
  const terms: PromiseTerms = { amountMinor, dueOn, mode };
  return {
    promiseId: contact(life, { channel: 'call', outcome: 'PTP', promise: terms, remark: 'promise' }),
    terms,
  };
}

/** Everything that is late is paid by transfer, a fortnight before the end. */
export function paysEverythingLate(life: AccountLife): void {
  tidyUp(life);
  toDaysBefore(life, 12);
  const { overdueMinor } = life.open();
  takeMoney(life, { amountMinor: overdueMinor, way: 'bankTransfer', by: life.setting.staff.desk });
}
