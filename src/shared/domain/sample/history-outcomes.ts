import { present } from '../../lib/assert.ts';
import { payableItems } from '../account/settlements.ts';
import { addDays, type PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { logContact } from './life-contact.ts';
import { takeMoney } from './life-money.ts';
import { decideOnPlan, proposePlan } from './life-plan.ts';
import { closeDisputes, disputeReasonOf } from './life-standing.ts';
import type { Profile } from './profile.ts';

/** Money on the spot: at the door with its receipt, or by UPI while on the telephone. */
export function paysNow(life: AccountLife, isVisit: boolean): PlainDate {
  const { random, today, setting } = life;
  const { field, desk } = setting.staff;
  const { overdueMinor } = life.open();
  const isAll = random.chance(40);
  const amountMinor = isAll ? overdueMinor : Math.max(10_000, Math.floor(overdueMinor / 300_00) * 100_00);
  if (!isVisit) {
    const reference = `0000${random.digits(8)}`;
    if (
      logContact(life, { channel: 'call', outcome: 'PAYN', by: desk, reference, remark: 'promise' }) !== null
    ) {
      takeMoney(life, { amountMinor, way: 'upi', by: desk });
    }
    return addDays(today, random.between(5, 12));
  }
  const way = random.pick(['cash', 'cash', 'upi', 'mixed'] as const);
  const receipt = takeMoney(life, { amountMinor, way, by: field });
  if (receipt === null) return addDays(today, 3);
  logContact(life, {
    channel: 'visit',
    outcome: isAll ? 'F-PDF' : 'F-PDP',
    by: field,
    details: {
      receipt,
      mode: way === 'mixed' ? 'cash' : way,
      signatures: random.pick(['both', 'agentOnly', 'onPaper']),
    },
    remark: 'visit',
  });
  return addDays(today, random.between(5, 14));
}

/** A claim is contested, or said to be paid already; the office answers it in two weeks. */
export function disputeSome(life: AccountLife, isVisit: boolean): PlainDate {
  const { random, today, setting } = life;
  const overdue = payableItems(life.state, today).filter((item) => item.dueOn < today);
  if (overdue.length === 0) return addDays(today, 5);
  const item = random.pick(overdue);
  const { field, desk } = setting.staff;
  if (!isVisit && random.chance(35)) {
    logContact(life, {
      channel: 'call',
      outcome: 'ALPD',
      by: desk,
      details: { proof: 'smsShown', eventOn: addDays(today, -random.between(2, 15)), mode: 'upi' },
      dispute: { itemId: item.itemId, amountMinor: null },
      remark: 'dispute',
    });
    life.later(addDays(today, 6), () => findPayment(life, item.itemId));
    return addDays(today, random.between(8, 12));
  }
  const part = random.chance(50)
    ? null
    : Math.max(1, Math.floor((item.openMinor * random.between(10, 60)) / 100));
  logContact(life, {
    channel: isVisit ? 'visit' : 'call',
    outcome: isVisit ? 'F-DIS' : 'DIS',
    by: isVisit ? field : desk,
    reason: disputeReasonOf(life, null),
    ...(isVisit ? { details: { proof: 'receiptShown' } } : { details: { amount: 'all' } }),
    dispute: { itemId: item.itemId, amountMinor: part },
    remark: 'dispute',
  });
  return addDays(today, 15);
}

/** The money that was said to be paid is found in the bank statement, or it is not. */
function findPayment(life: AccountLife, itemId: string): void {
  const isFound = life.random.chance(60);
  if (isFound) {
    const openMinor = life.openMinorOf(itemId);
    takeMoney(life, {
      amountMinor: openMinor,
      way: 'upi',
      by: life.setting.staff.desk,
      directedItemIds: [itemId],
    });
  }
  closeDisputes(life, isFound ? 'upheld' : 'rejected');
}

/** Equal instalments over some weeks; what goes beyond the house's limits waits for a second person. */
export function takesPlan(life: AccountLife, profile: Profile): PlainDate {
  const { random, today, setting } = life;
  const { desk } = setting.staff;
  const { overdueMinor } = life.open();
  const frequency = random.pick(['weekly', 'fortnightly', 'monthly'] as const);
  const count = frequency === 'monthly' ? 3 : random.between(3, 6);
  const firstOn = addDays(today, random.between(2, 7));
  const plan = proposePlan(life, { totalMinor: overdueMinor, count, frequency, firstOn, by: desk });
  if (plan === null) return addDays(today, 4);
  logContact(life, {
    channel: 'call',
    outcome: 'PP',
    by: desk,
    details: { plan: 'proposed' },
    remark: 'promise',
  });
  if (plan.needsApproval) life.later(addDays(today, 1), () => decideOnPlan(life, plan.planId, 'approved'));
  const [kept] = profile.promiseEnds;
  for (const { dueOn, amountMinor } of plan.instalments) {
    // Whoever stops paying a plan does not begin again.
    if (!random.chance(kept + 20)) break;
    life.later(dueOn, () => {
      if (life.state.plans.get(plan.planId)?.authored !== 'active') return;
      takeMoney(life, { amountMinor: Math.min(amountMinor, life.open().totalMinor), way: 'upi', by: desk });
    });
  }
  return addDays(present(plan.instalments[0], 'a first instalment').dueOn, 10);
}

/** Illness, a wedding, a lawyer's letter, a wish about contact, another language: what stops or changes contact. */
export function meetsLawOrIllness(life: AccountLife): PlainDate {
  const { random, today, setting } = life;
  const by = setting.staff.desk;
  const holdUntil = addDays(today, random.between(4, 12));
  const outcome = random.pick(['SICK', 'BRV', 'CNT', 'LNG', 'HUP', 'ABU', 'SETL']);
  const call = { channel: 'call', outcome, by } as const;
  switch (outcome) {
    case 'SICK':
    case 'BRV':
      logContact(life, { ...call, holdUntil, remark: 'hardship' });
      return holdUntil;
    case 'CNT':
      logContact(life, { ...call, details: { preference: 'onlyEvenings' }, remark: 'general' });
      return addDays(today, 9);
    case 'LNG':
      logContact(life, { ...call, details: { language: 'mr' }, remark: 'general' });
      return addDays(today, 2);
    case 'SETL':
      logContact(life, { ...call, details: { offer: 'Half now, rest waived' }, remark: 'promise' });
      return addDays(today, 4);
    default:
      logContact(life, { ...call, remark: 'refusal' });
      return addDays(today, 5);
  }
}
