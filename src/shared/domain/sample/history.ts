import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { chooseContact } from './history-contacts.ts';
import { takeMoney } from './life-money.ts';
import { cancelPlans, isPlanRunningToday } from './life-plan.ts';
import { runningPromise } from './life-promise.ts';
import { clearHolds, closeDisputes } from './life-standing.ts';
import { type Profile, taxKeptBackMinor } from './profile.ts';

/** Less than five hundred rupees late is not chased during the year. */
const leastChasedMinor = 50_000;

/** Lives through an account's year up to a day: habits pay, and whatever is late is called and visited for. */
export function liveHistory(life: AccountLife, profile: Profile, until: PlainDate): void {
  planOfficePayments(life, profile);
  let workOn = addDays(life.start.openedOn, life.random.between(2, 9));
  while (workOn <= until) {
    life.advanceTo(workOn);
    workOn = life.setting.calendar.isWorkingDay(workOn) ? workOnce(life, profile) : addDays(workOn, 1);
  }
  life.advanceTo(until);
}

/** Claims that come in at the office are receipted there, on the day of the transfer and against the claims named. */
function planOfficePayments(life: AccountLife, profile: Profile): void {
  for (const claim of life.start.claims) {
    if (claim.habit !== 'office' || claim.paidOn === null) continue;
    life.later(claim.paidOn, () => payAtOffice(life, profile, claim.value.itemId));
  }
}

function payAtOffice(life: AccountLife, profile: Profile, itemId: string): void {
  const openMinor = life.openMinorOf(itemId);
  if (openMinor <= 0) return;
  const { random, setting } = life;
  // A deduction for damage or rate: the rest stays open and is argued about later.
  const isShort = profile.kind !== 'prompt' && random.chance(7);
  const amountMinor = isShort ? Math.floor((openMinor * random.between(90, 98)) / 100) : openMinor;
  takeMoney(life, {
    amountMinor,
    taxMinor: taxKeptBackMinor(amountMinor, profile),
    way: life.start.law.product === 'trade' ? random.pick(['bankTransfer', 'bankTransfer', 'cheque']) : 'upi',
    by: setting.staff.desk,
    directedItemIds: [itemId],
  });
}

/** One look at the account on a working day; answers the day of the next look, always later. */
function workOnce(life: AccountLife, profile: Profile): PlainDate {
  const { random, today } = life;
  const waitsUntil = standingUntil(life);
  if (waitsUntil !== null) return waitsUntil;
  if (life.open().overdueMinor < leastChasedMinor) return addDays(today, random.between(6, 16));
  return spaced(life, chooseContact(life, profile));
}

/** Three people and many accounts: nobody comes back to one as soon as its outcome suggests. */
function spaced(life: AccountLife, wishedOn: PlainDate): PlainDate {
  const gapDays = 2 * daysBetween(life.today, wishedOn) + life.random.between(7, 18);
  return addDays(life.today, gapDays * life.setting.workload);
}

/** What has to end first: a hold, a dispute of the whole account, a promise, a plan. Ends by itself where it is time. */
function standingUntil(life: AccountLife): PlainDate | null {
  const { today, random } = life;
  const hold = [...life.state.holds.values()].find(
    ({ event, clearedOn }) => clearedOn === null && event.data.hold !== 'contactPreference',
  );
  if (hold !== undefined) {
    const endsOn = hold.event.data.until ?? hold.event.data.reviewBy;
    if (endsOn > today) return endsOn;
    clearHolds(life, 'Looked at: contact goes on');
  }
  const dispute = [...life.state.disputes.values()].find(({ closed }) => closed === null);
  if (dispute !== undefined) {
    const answeredOn = addDays(dispute.event.businessDate, 14);
    if (answeredOn > today) return answeredOn;
    closeDisputes(life, random.pick(['upheld', 'partly', 'rejected', 'withdrawn']));
    return addDays(today, random.between(1, 3));
  }
  const promise = runningPromise(life);
  if (promise !== undefined) return addDays(promise.promise.graceUntil, random.between(1, 3));
  if (!isPlanRunningToday(life)) return null;
  const missed = random.chance(12);
  if (missed) cancelPlans(life, 'notKept');
  return addDays(today, random.between(7, 12));
}
