import { shiftToWorkingDay } from '../calendar.ts';
import { addDays, type PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import type { ContactSpec } from './contact-spec.ts';
import { disputeSome, meetsLawOrIllness, paysNow, takesPlan } from './history-outcomes.ts';
import { logContact, workingPhone } from './life-contact.ts';
import { type PromiseTerms, promisesToday, runningPromise } from './life-promise.ts';
import { correctLastNote, skip, snooze } from './life-standing.ts';
import type { Profile } from './profile.ts';
import { planPromiseEnding } from './promise-ending.ts';

/** One contact of the year, or a reason not to make one; answers the day of the next look. */
export function chooseContact(life: AccountLife, profile: Profile): PlainDate {
  const { random, today } = life;
  const { staff } = life.setting;
  if (random.chance(3)) {
    snooze(life, staff.desk, addDays(today, random.between(2, 9)));
    return addDays(today, 10);
  }
  if (random.chance(2)) skip(life, staff.field);
  if (random.chance(6)) return inboundContact(life, profile);
  const canCall = workingPhone(life) !== null;
  const isVisit = life.start.party.addressId !== null && (!canCall || random.chance(visitShare(life)));
  if (!isVisit && !canCall) return addDays(today, 30);
  const next = random.chance(profile.reachShare)
    ? reached(life, profile, isVisit)
    : notReached(life, isVisit);
  if (random.chance(2)) correctLastNote(life, isVisit ? staff.field : staff.desk);
  return next;
}

function visitShare(life: AccountLife): number {
  return life.start.assignedTo === life.setting.staff.field ? 38 : 12;
}

function notReached(life: AccountLife, isVisit: boolean): PlainDate {
  const { random, today, setting } = life;
  const { field, desk } = setting.staff;
  if (isVisit) {
    const [outcome, more] = random.weighted<readonly [string, Partial<ContactSpec>]>([
      [['F-DLK', { reason: 'doorLocked' }], 35],
      [['F-SHC', { reason: 'shopShut' }], 20],
      [['F-NAV', { details: { confirmedBy: 'neighbour' } }], 15],
      [['F-TPM', { relation: 'staff' }], 20],
      [['F-ANF', { details: { landmark: 'Lane closed behind the temple' } }], 5],
      [['F-NAC', {}], 5],
    ]);
    logContact(life, { channel: 'visit', outcome, by: field, remark: 'visit', ...more });
    return addDays(today, random.between(3, 9));
  }
  const outcome = random.weighted([
    ['RNR', 40],
    ['SWO', 16],
    ['BSY', 10],
    ['REJ', 10],
    ['VM', 5],
    ['LMT', 10],
    ['TPR', 3],
    ['WRN', 4],
    ['NOS', 2],
  ]);
  const isOther = outcome === 'LMT' || outcome === 'TPR';
  logContact(life, {
    channel: 'call',
    outcome,
    by: desk,
    remark: isOther ? 'thirdParty' : 'noContact',
    ...(isOther ? { relation: random.pick(['sibling', 'staff', 'spouse']) } : {}),
  });
  return addDays(today, random.between(1, 6));
}

function reached(life: AccountLife, profile: Profile, isVisit: boolean): PlainDate {
  const { random } = life;
  const outcome = random.weighted<
    'promise' | 'money' | 'refuses' | 'dispute' | 'callBack' | 'plan' | 'standing'
  >([
    ['promise', 52],
    ['money', isVisit ? 14 : 6],
    ['refuses', 16],
    ['dispute', 7],
    ['callBack', 7],
    ['plan', 4],
    ['standing', 4],
  ]);
  switch (outcome) {
    case 'promise':
      return promises(life, profile, isVisit ? 'visit' : 'call');
    case 'money':
      return paysNow(life, isVisit);
    case 'refuses':
      return refuses(life, isVisit);
    case 'dispute':
      return disputeSome(life, isVisit);
    case 'callBack':
      return asksToCallBack(life, profile, isVisit);
    case 'plan':
      return takesPlan(life, profile);
    case 'standing':
      return meetsLawOrIllness(life);
  }
}

/** A promise on part or all of what is late; a broken one before it is renewed as often as not. */
function promises(life: AccountLife, profile: Profile, channel: 'call' | 'inbound' | 'visit'): PlainDate {
  const { random, today, setting } = life;
  const terms = promiseTerms(life);
  const by = channel === 'visit' ? setting.staff.field : setting.staff.desk;
  const outcome = channel === 'visit' ? 'F-PTP' : 'PTP';
  const id = logContact(life, { channel, outcome, by, promise: terms, remark: 'promise' });
  if (id === null) return addDays(today, 4);
  planPromiseEnding(life, terms, profile);
  return addDays(terms.dueOn, random.between(4, 8));
}

function promiseTerms(life: AccountLife): PromiseTerms {
  const { random, today, setting } = life;
  const { overdueMinor } = life.open();
  const part = random.weighted([
    [100, 45],
    [60, 20],
    [50, 20],
    [30, 15],
  ]);
  const exactMinor = Math.floor((overdueMinor * part) / 100);
  const roundMinor = Math.max(10_000, Math.floor(exactMinor / 50_000) * 50_000);
  const broken = promisesToday(life).findLast(({ status }) => status === 'broken' || status === 'partlyKept');
  const isLast = broken !== undefined && [...life.state.promises.values()].at(-1) === broken.promise;
  const renews =
    isLast && broken.promise.replacedBy === null && broken.promise.level < 2 && random.chance(50);
  return {
    amountMinor: part === 100 ? overdueMinor : roundMinor,
    dueOn: shiftToWorkingDay(addDays(today, random.between(2, 8)), 'after', setting.rules.calendar),
    mode: promiseMode(life),
    ...(renews ? { replaces: broken.promise.promiseId } : {}),
  };
}

function promiseMode(life: AccountLife): PromiseTerms['mode'] {
  return life.random.weighted<PromiseTerms['mode']>(
    life.start.law.product === 'trade'
      ? [
          ['bankTransfer', 45],
          ['cheque', 25],
          ['upi', 20],
          ['cash', 10],
        ]
      : [
          ['upi', 50],
          ['cash', 40],
          ['bankTransfer', 10],
        ],
  );
}

function refuses(life: AccountLife, isVisit: boolean): PlainDate {
  const { random, today, setting } = life;
  const { field, desk } = setting.staff;
  if (isVisit) {
    const reason = random.pick(['noFunds', 'angry', 'wantsTime']);
    logContact(life, { channel: 'visit', outcome: 'F-REF', by: field, reason, remark: 'refusal' });
    return addDays(today, random.between(5, 12));
  }
  const [outcome, reason] = random.pick([
    ['RTP', 'refusesDebt'],
    ['RTP', 'rateDispute'],
    ['NCM', 'waitingForPayment'],
    ['NIP', 'noFunds'],
    ['NIP', 'lossOfWork'],
  ] as const);
  logContact(life, {
    channel: 'call',
    outcome,
    by: desk,
    reason,
    remark: outcome === 'RTP' ? 'refusal' : 'hardship',
  });
  return addDays(today, random.between(4, 11));
}

function asksToCallBack(life: AccountLife, profile: Profile, isVisit: boolean): PlainDate {
  const { random, today, setting } = life;
  const on = shiftToWorkingDay(addDays(today, random.between(1, 3)), 'after', setting.rules.calendar);
  const channel = isVisit ? 'visit' : 'call';
  const atMs = isVisit ? null : setting.calendar.instantMs(on, random.between(10, 17) * 60);
  logContact(life, {
    channel,
    outcome: isVisit ? 'F-RSC' : 'CBK',
    by: isVisit ? setting.staff.field : setting.staff.desk,
    appointment: { channel, on, atMs },
    remark: 'general',
  });
  life.later(on, () => {
    const isFree = life.open().overdueMinor > 0 && runningPromise(life) === undefined;
    if (isFree && random.chance(70)) promises(life, profile, channel);
  });
  return addDays(on, random.between(2, 6));
}

function inboundContact(life: AccountLife, profile: Profile): PlainDate {
  const { random, today, setting } = life;
  if (random.chance(45)) return promises(life, profile, 'inbound');
  const topic = random.pick(['statement', 'callBack', 'payment', 'other']);
  const by = setting.staff.desk;
  logContact(life, { channel: 'inbound', outcome: 'INB', by, details: { topic }, remark: 'inbound' });
  return addDays(today, random.between(1, 3));
}
