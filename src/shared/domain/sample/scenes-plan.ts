import { addWorkingDays, previousWorkingDay } from '../calendar.ts';
import type { PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { takeChequesAhead } from './life-instrument.ts';
import { takeMoney } from './life-money.ts';
import { decideOnPlan, movePayment, proposePlan, type WrittenPlan } from './life-plan.ts';
import type { Scene } from './scene.ts';
import { contact, tidyUp, toWorkingDay } from './scene-steps.ts';

/** Scenes about payment plans. */
export const planScenes = {
  onTrack: weeklyPlan('planOnTrack', 10, 2),
  dueToday: weeklyPlan('planInstalmentDueToday', 14, 2),
  missed: weeklyPlan('planMissed', 12, 1),
  waits: beyondAuthority('planWaitsForApproval', null),
  approved: beyondAuthority('planApproved', 'approved'),
  rejected: beyondAuthority('planRejected', 'rejected'),
  chequesAhead: { ...beyondAuthority('planWithChequesAhead', 'approved'), only: 'trade' },
} as const satisfies Readonly<Record<string, Scene>>;

/** Four weekly payments from so many days before the end, of which the first few came in. */
function weeklyPlan(name: string, firstDaysBefore: number, paid: number): Scene {
  return {
    name,
    recent: 'overdue',
    play: (life) => {
      tidyUp(life);
      const { calendar, rules } = life.setting;
      life.advanceTo(previousWorkingDay(calendar.day(-firstDaysBefore), rules.calendar));
      const plan = agree(life, { count: 4, frequency: 'weekly', firstOn: calendar.day(-firstDaysBefore) });
      for (const instalment of plan?.instalments.slice(0, paid) ?? []) {
        // A holiday may have moved it to the day of the book or beyond.
        if (instalment.dueOn >= calendar.asOf) break;
        life.advanceTo(instalment.dueOn);
        takeMoney(life, { amountMinor: instalment.amountMinor, way: 'upi', by: life.setting.staff.desk });
      }
    },
  };
}

/** A plan whose first payment is further away than the house allows, and a second person's word on it. */
function beyondAuthority(name: string, decision: 'approved' | 'rejected' | null): Scene {
  return {
    name,
    recent: 'overdue',
    play: (life) => {
      tidyUp(life);
      toWorkingDay(life, 5);
      const plan = agree(life, { count: 4, frequency: 'monthly', firstOn: life.setting.calendar.day(40) });
      toWorkingDay(life, 4);
      if (plan !== null && decision !== null) decideOnPlan(life, plan.planId, decision);
      if (plan === null || decision !== 'approved') return;
      toWorkingDay(life, 3);
      const { rules } = life.setting;
      const [, second] = plan.instalments;
      if (second !== undefined)
        movePayment(life, plan.planId, 2, addWorkingDays(second.dueOn, 2, rules.calendar));
      if (life.start.law.product !== 'trade') return;
      const days = plan.instalments.map(({ dueOn }) => dueOn);
      takeChequesAhead(life, days, plan.instalments[0]?.amountMinor ?? 0);
    },
  };
}

function agree(
  life: AccountLife,
  terms: { readonly count: number; readonly frequency: 'weekly' | 'monthly'; readonly firstOn: PlainDate },
): WrittenPlan | null {
  const { totalMinor } = life.open();
  const plan = proposePlan(life, { ...terms, totalMinor, by: life.setting.staff.desk });
  contact(life, { channel: 'call', outcome: 'PP', details: { plan: 'proposed' }, remark: 'promise' });
  return plan;
}
