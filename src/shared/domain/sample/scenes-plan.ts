import { previousWorkingDay } from '../calendar.ts';
import type { PlainDate } from '../dates.ts';
import type { AccountLife } from './account-life.ts';
import { takeMoney } from './life-money.ts';
import { proposePlan, type WrittenPlan } from './life-plan.ts';
import type { Scene } from './scene.ts';
import { contact, tidyUp, toWorkingDay } from './scene-steps.ts';

/** Scenes about payment plans. */
export const planScenes = {
  onTrack: weeklyPlan('planOnTrack', 10, 2),
  dueToday: weeklyPlan('planInstalmentDueToday', 14, 2),
  missed: weeklyPlan('planMissed', 12, 1),
  waits: {
    name: 'planWaitsForApproval',
    recent: 'overdue',
    play: (life) => {
      tidyUp(life);
      toWorkingDay(life, 2);
      // The first payment is further away than the house allows.
      agree(life, { count: 4, frequency: 'monthly', firstOn: life.setting.calendar.day(40) });
    },
  },
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
        life.advanceTo(instalment.dueOn);
        takeMoney(life, { amountMinor: instalment.amountMinor, way: 'upi', by: life.setting.staff.desk });
      }
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
